package se.digitalpost.camel.minameddelanden.dispatch;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.Objects;

import se.digitalpost.camel.minameddelanden.journal.BatchLimits;
import se.digitalpost.camel.minameddelanden.print.PrintFolder;
import se.digitalpost.camel.minameddelanden.print.PrintJob;
import se.digitalpost.camel.minameddelanden.print.PrintProfile;

/**
 * How letters are collected for one print queue, and when they make a batch: whichever comes first.
 *
 * @param queue the queue's name
 * @param profile what its print service wants, as YAML: it stays with each batch, which is handed over as it was closed
 * @param folders whether each department and cost centre has a folder of its own, and batches of its own
 * @param letters how many letters make a batch
 * @param bytes how many bytes of PDF do
 * @param age how long a letter waits at most; zero where that isn't limited
 * @param at the time of day at which all that wait make a batch
 * @param zone where that time is told
 */
public record BatchPlan(
        String queue,
        String profile,
        boolean folders,
        int letters,
        long bytes,
        Duration age,
        LocalTime at,
        ZoneId zone) {

    /** All are required. */
    public BatchPlan {
        Objects.requireNonNull(queue, "queue");
        Objects.requireNonNull(profile, "profile");
        Objects.requireNonNull(age, "age");
        Objects.requireNonNull(at, "at");
        Objects.requireNonNull(zone, "zone");
    }

    /** @return the folder of a letter; empty for none */
    String folderOf(PrintJob job) {
        return folders ? PrintFolder.of(job.department(), job.costCentre()) : "";
    }

    /** @return what makes a batch now */
    BatchLimits limits(Instant now) {
        Instant cutOff = lastTime(now);
        Instant tooOld = now.minus(age);
        boolean byAge = !age.isZero() && tooOld.isAfter(cutOff);
        return new BatchLimits(letters, bytes, byAge ? tooOld : cutOff);
    }

    /** @return what makes a batch of all that wait */
    BatchLimits limitsOfAll() {
        return new BatchLimits(letters, bytes, Instant.MAX);
    }

    /** The last time that it was that time of day. */
    private Instant lastTime(Instant now) {
        ZonedDateTime today = now.atZone(zone).with(at);
        return (today.toInstant().isAfter(now) ? today.minusDays(1) : today).toInstant();
    }

    PrintProfile printProfile() {
        return PrintProfile.parse(profile);
    }
}
