package se.digitalpost.camel.minameddelanden.api.callback;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** How much one host is given at once, and when the others come again. */
class HostLaneTest {

    private static final Instant NOW = Instant.parse("2026-11-22T09:00:00Z");
    private static final Duration A_SECOND = Duration.ofSeconds(1);

    private final HostLane lane = new HostLane(2);

    @Test
    void asManyBeginAsThereArePlaces() {
        assertThat(lane.begin(NOW)).isNull();
        assertThat(lane.begin(NOW)).isNull();
        assertThat(lane.begin(NOW)).isAfter(NOW);

        lane.ended(NOW, A_SECOND, true);

        assertThat(lane.begin(NOW)).isNull();
    }

    @Test
    void theOthersComeOneAfterTheOther() {
        lane.begin(NOW);
        lane.begin(NOW);
        List<Instant> turns = new ArrayList<>();
        for (int i = 0; i < 100; i++) {
            turns.add(lane.begin(NOW));
        }

        assertThat(turns).doesNotHaveDuplicates().isSorted();
        assertThat(turns.get(99)).isEqualTo(NOW.plusSeconds(5));
    }

    @Test
    void theSlowerTheHostIsTheLaterTheyCome() {
        for (int i = 0; i < 100; i++) {
            lane.begin(NOW);
            lane.ended(NOW, Duration.ofSeconds(10), true);
        }
        lane.begin(NOW);
        lane.begin(NOW);

        assertThat(lane.begin(NOW)).isBetween(NOW.plusSeconds(4), NOW.plusSeconds(6));
    }

    @Test
    void nobodyWaitsForEver() {
        lane.begin(NOW);
        lane.begin(NOW);
        Instant last = NOW;
        for (int i = 0; i < 100_000; i++) {
            last = lane.begin(NOW);
        }

        assertThat(last).isEqualTo(NOW.plus(Duration.ofMinutes(5)));
    }

    @Test
    void aHostThatCanNotBeReachedIsTriedByOneAlone() {
        lane.begin(NOW);
        lane.ended(NOW, A_SECOND, false);
        assertThat(lane.begin(NOW)).isAfter(NOW.plus(A_SECOND));

        Instant later = NOW.plus(A_SECOND);
        assertThat(lane.begin(later)).isNull();
        assertThat(lane.begin(later)).isNotNull();

        lane.ended(later, A_SECOND, true);
        assertThat(lane.begin(later)).isNull();
        assertThat(lane.begin(later)).isNull();
    }

    @Test
    void thePausesGrowUpToFiveMinutes() {
        Instant now = NOW;
        List<Long> pauses = new ArrayList<>();
        lane.begin(now);
        for (int i = 0; i < 12; i++) {
            lane.ended(now, Duration.ZERO, false);
            Instant next = now;
            while (lane.begin(next) != null) {
                next = next.plusSeconds(1);
            }
            pauses.add(Duration.between(now, next).toSeconds());
            now = next;
        }

        assertThat(pauses).startsWith(1L, 2L, 4L, 8L).endsWith(300L);
    }
}
