package se.digitalpost.camel.minameddelanden.journal;

import java.io.IOException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

class RowBytesTest {

    private static final String LONG = "å".repeat(0xFFFF) + '\uD83D';

    private static final List<Object[]> ROWS = List.of(
            new Object[] {
                UUID.fromString("6f1d2c1e-8a52-5b0e-9c38-0b6f7f6d6d21"),
                "Å \uD83D\uDCEE and half of it \uD83D",
                "",
                LONG,
                null,
                new byte[] {0, -1, 1},
                new byte[0],
                Integer.MIN_VALUE,
                Long.MAX_VALUE,
                Instant.parse("2026-11-22T09:00:00.123456Z"),
                LocalDate.of(2026, 11, 22)
            },
            new Object[] {},
            new Object[] {1});

    @Test
    void whatIsReadIsWhatWasWritten() throws IOException {
        assertThat(RowBytes.decode(RowBytes.encode(ROWS)).toArray(Object[][]::new))
                .isDeepEqualTo(ROWS.toArray(Object[][]::new));
    }

    @Test
    void whatIsStoredOfAStateAndANumberIsItsText() throws IOException {
        Object[] row = {JournalState.DELIVERED, TestLetters.KOMMUN_A};

        assertThat(RowBytes.decode(RowBytes.encode(List.<Object[]>of(row))).get(0))
                .containsExactly("DELIVERED", TestLetters.KOMMUN_A.value());
    }

    @Test
    void whatIsCutAnywhereIsFound() {
        byte[] stored = RowBytes.encode(ROWS);
        for (int length = 0; length < stored.length; length += length < 100 || length > stored.length - 100 ? 1 : 997) {
            byte[] cut = Arrays.copyOf(stored, length);

            assertThatExceptionOfType(IOException.class)
                    .as("cut after %d bytes", length)
                    .isThrownBy(() -> RowBytes.decode(cut));
        }
    }

    @Test
    void whatIsTooLongIsFound() {
        byte[] stored = RowBytes.encode(ROWS);

        assertThatExceptionOfType(IOException.class)
                .isThrownBy(() -> RowBytes.decode(Arrays.copyOf(stored, stored.length + 1)))
                .withMessageContaining("more");
    }

    @Test
    void aLengthThatWasDamagedTakesNoMemory() {
        byte[] stored = RowBytes.encode(List.<Object[]>of(new Object[] {new byte[10]}));
        // After the version, the number of rows, the row's length and the value's type.
        stored[10] = 0x7F;

        assertThatExceptionOfType(IOException.class)
                .isThrownBy(() -> RowBytes.decode(stored))
                .withMessageContaining("length");
    }

    @Test
    void anotherVersionIsRefused() {
        byte[] stored = RowBytes.encode(ROWS);
        stored[0] = 2;

        assertThatExceptionOfType(IOException.class)
                .isThrownBy(() -> RowBytes.decode(stored))
                .withMessageContaining("version 2");
    }

    @Test
    void whatNoRowHasIsRefused() {
        assertThatIllegalArgumentException().isThrownBy(() -> RowBytes.encode(List.<Object[]>of(new Object[] {1.5})));
    }
}
