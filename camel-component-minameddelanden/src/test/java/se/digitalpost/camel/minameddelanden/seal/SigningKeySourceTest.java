package se.digitalpost.camel.minameddelanden.seal;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import se.digitalpost.camel.minameddelanden.message.ConfigurationException;
import se.digitalpost.camel.minameddelanden.operator.testing.Logged;
import se.digitalpost.minameddelanden.simulator.pki.Identity;
import se.digitalpost.minameddelanden.simulator.pki.IdentityBuilder;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** When a key is replaced, when it isn't, and what is told of it. */
class SigningKeySourceTest {

    private static final Duration PERIOD = Duration.ofMinutes(1);
    private static final Duration A_DAY = Duration.ofDays(1);

    private final SettableClock clock = new SettableClock(Instant.now());
    private final AtomicInteger loads = new AtomicInteger();
    private final Logged logged = new Logged();

    /** What lies where the key is taken from: it is its own fingerprint. */
    private volatile Object there = TestKeys.KOMMUN_A;

    @AfterEach
    void listenNoMore() {
        logged.close();
    }

    @Test
    void aKeyThatIsWrongAtStartIsTold() {
        there = kommunA().expired().issue();

        assertThatThrownBy(this::source)
                .isInstanceOf(ConfigurationException.class)
                .hasMessageStartingWith("signingKeyStore: the certificate expired ");
    }

    @Test
    void itIsTheSameObjectAsLongAsNothingChanges() {
        SigningKeySource source = source();
        SigningKey first = source.current();

        for (int day = 0; day < 3; day++) {
            clock.pass(A_DAY);
            assertThat(source.current()).isSameAs(first);
        }
        assertThat(loads).hasValue(1);
    }

    @Test
    void anotherKeyIsTakenAfterThePeriodAndToldOf() {
        SigningKeySource source = source();
        SigningKey first = source.current();
        Identity renewed = kommunA().keySize(3072).issue();
        there = renewed;

        clock.pass(PERIOD.minusMillis(1));
        assertThat(source.current()).isSameAs(first);
        clock.pass(Duration.ofMillis(1));
        SigningKey second = source.current();

        assertThat(second.certificate()).isEqualTo(renewed.certificate());
        assertThat(source.current()).isSameAs(second);
        assertThat(told("the key was changed"))
                .containsExactly("signingKeyStore: the key was changed: from now on it is SigningKey[162021004748,"
                        + " certificate "
                        + renewed.certificate().getSerialNumber().toString(16)
                        + "], which expires "
                        + renewed.certificate().getNotAfter().toInstant());
    }

    @Test
    void aFileThatWasOnlyWrittenAnewGivesTheSameKey() {
        Object[] written = {TestKeys.KOMMUN_A, "once"};
        SigningKeySource source = source(
                () -> TestKeys.of(TestKeys.KOMMUN_A), () -> List.of(written).hashCode(), PERIOD);
        SigningKey first = source.current();
        written[1] = "twice";

        clock.pass(PERIOD);

        assertThat(source.current()).isSameAs(first);
        assertThat(told("the key was changed")).isEmpty();
    }

    @Test
    void aKeyThatIsWrongIsToldOfOnceAndTheOldOneStays() {
        SigningKeySource source = source();
        SigningKey first = source.current();
        there = kommunA().expired().issue();

        for (int minute = 0; minute < 5; minute++) {
            clock.pass(PERIOD);
            assertThat(source.current()).isSameAs(first);
        }

        assertThat(told("is not taken"))
                .singleElement()
                .asString()
                .contains("signs on: signingKeyStore: the certificate expired ");
        there = kommunA().notYetValid().issue();
        clock.pass(PERIOD);
        assertThat(source.current()).isSameAs(first);
        assertThat(told("is not taken")).hasSize(2);
    }

    @Test
    void aCertificateThatIsPutThereADayTooEarlyIsTakenWhenItIsValid() {
        SigningKeySource source = source();
        Identity tomorrow = kommunA().notYetValid().issue();
        there = tomorrow;

        clock.pass(PERIOD);
        assertThat(source.current().certificate()).isEqualTo(TestKeys.KOMMUN_A.certificate());
        clock.pass(A_DAY);
        assertThat(source.current().certificate()).isEqualTo(tomorrow.certificate());
    }

    @Test
    void whatIsHalfWrittenIsTakenWhenItIsWhole() {
        SigningKeySource source = source();
        there = "half a file";
        clock.pass(PERIOD);
        assertThat(source.current().certificate()).isEqualTo(TestKeys.KOMMUN_A.certificate());

        Identity renewed = kommunA().issue();
        there = renewed;
        clock.pass(PERIOD);

        assertThat(source.current().certificate()).isEqualTo(renewed.certificate());
    }

    @Test
    void anotherOrganizationsCertificateIsRefused() {
        SigningKeySource source = source();
        there = TestKeys.KOMMUN_B;

        clock.pass(PERIOD);

        assertThat(source.current().organization().value()).isEqualTo("162021004748");
        assertThat(told("is not taken"))
                .singleElement()
                .asString()
                .endsWith("signingKeyStore: the certificate was issued to 162021003898, and the one before to"
                        + " 162021004748; another sender takes a restart");
    }

    @Test
    void whateverHappensWhileItLooksTheOldKeySigns() {
        boolean[] broken = {false};
        SigningKeySource source = source(
                () -> {
                    if (broken[0]) {
                        throw new IllegalStateException("the provider is gone");
                    }
                    return TestKeys.of(TestKeys.KOMMUN_A);
                },
                () -> {
                    if (broken[0]) {
                        throw new IllegalStateException("the disk is gone");
                    }
                    return "fine";
                },
                PERIOD);
        SigningKey first = source.current();
        broken[0] = true;

        for (int minute = 0; minute < 3; minute++) {
            clock.pass(PERIOD);
            assertThat(source.current()).isSameAs(first);
        }
        assertThat(told("can't be loaded")).singleElement().asString().contains("the provider is gone");
    }

    @Test
    void aPeriodOfZeroIsNever() {
        SigningKeySource source = source(this::load, () -> there, Duration.ZERO);
        SigningKey first = source.current();
        there = kommunA().issue();

        clock.pass(Duration.ofDays(100));

        assertThat(source.current()).isSameAs(first);
        assertThat(loads).hasValue(1);
    }

    @Test
    void aClockThatIsSetBackDoesNotStopTheReloading() {
        SigningKeySource source = source();
        Identity renewed = kommunA().issue();
        clock.pass(Duration.ofDays(1).negated().plus(Duration.ofHours(23)));
        there = renewed;

        assertThat(source.current().certificate()).isEqualTo(renewed.certificate());
    }

    @Test
    void aCertificateThatSoonExpiresIsWarnedOfEveryDay() {
        clock.pass(Duration.between(clock.instant(), end()).minusDays(60));
        SigningKeySource source = source();
        assertThat(told("expires")).isEmpty();

        clock.pass(Duration.ofDays(39));
        source.current();
        assertThat(told("expires"))
                .containsExactly("signingKeyStore: the certificate expires " + end() + ", in 21 days; order a new one");
        clock.pass(Duration.ofHours(23));
        source.current();
        assertThat(told("expires")).hasSize(1);
        clock.pass(Duration.ofHours(1));
        source.current();
        assertThat(told("expires")).hasSize(2).last().asString().endsWith("in 20 days; order a new one");
        clock.pass(Duration.ofDays(30));
        source.current();
        assertThat(told("the certificate expired"))
                .containsExactly(
                        "signingKeyStore: the certificate expired " + end() + "; what it signs is refused; replace it");
    }

    @Test
    void aKeyThatIsNeverReplacedIsWarnedOfAsWell() {
        clock.pass(Duration.between(clock.instant(), end()).minusDays(20));
        SigningKeySource source = source(this::load, () -> there, Duration.ZERO);
        clock.pass(A_DAY);

        source.current();

        assertThat(told("expires")).hasSize(2);
    }

    @Test
    void whoeverAsksWhileAnotherThreadLooksGetsTheOldKeyAtOnce() throws Exception {
        CountDownLatch loading = new CountDownLatch(1);
        CountDownLatch goOn = new CountDownLatch(1);
        SigningKeySource source = source(
                () -> {
                    if (loads.get() > 0) {
                        loading.countDown();
                        await(goOn);
                    }
                    return load();
                },
                () -> there,
                PERIOD);
        SigningKey first = source.current();
        Identity renewed = kommunA().issue();
        there = renewed;
        clock.pass(PERIOD);
        ExecutorService threads = Executors.newFixedThreadPool(1);
        try {
            Future<SigningKey> looking = threads.submit(source::current);
            await(loading);

            assertThat(source.current()).isSameAs(first);

            goOn.countDown();
            assertThat(looking.get().certificate()).isEqualTo(renewed.certificate());
            assertThat(source.current()).isSameAs(looking.get());
            assertThat(loads).hasValue(2);
        } finally {
            goOn.countDown();
            threads.shutdown();
        }
    }

    private static void await(CountDownLatch latch) {
        try {
            assertThat(latch.await(30, TimeUnit.SECONDS)).isTrue();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private SigningKeySource source() {
        return source(this::load, () -> there, PERIOD);
    }

    private SigningKeySource source(Supplier<SigningKey> loader, Supplier<?> fingerprint, Duration period) {
        return new SigningKeySource("signingKeyStore", loader, fingerprint, period, clock);
    }

    private SigningKey load() {
        loads.incrementAndGet();
        if (!(there instanceof Identity identity)) {
            throw new ConfigurationException("signingKeyStore", "the file is cut off", null);
        }
        return new SigningKeyLoader("signingKeyStore", clock).load(identity.keyStore(), null, identity.password());
    }

    private List<String> told(String text) {
        String logger = SigningKeySource.class.getName() + ' ';
        return logged.lines().stream()
                .filter(line -> line.startsWith(logger) && line.contains(text))
                .map(line -> line.substring(logger.length()))
                .toList();
    }

    private static Instant end() {
        return TestKeys.KOMMUN_A.certificate().getNotAfter().toInstant();
    }

    private static IdentityBuilder kommunA() {
        return TestKeys.PKI.identity("162021004748", "Kommun A");
    }
}
