package se.digitalpost.camel.minameddelanden.print;

import java.io.InputStream;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.Iterator;
import java.util.Objects;
import java.util.function.Consumer;

/** What a pen writes, a letter at a time, when it is read. Whoever reads to the end learns what it came to. */
final class PenStream extends InputStream {

    private final BatchFile.Pen pen;
    private final Iterator<PrintJob> jobs;
    private final Consumer<BatchFile.Sum> whole;
    private final MessageDigest sha256 = Sha256.digest();
    private BatchTotals totals = BatchTotals.NONE;
    private byte[] piece;
    private int position;
    private long size;
    private boolean ended;

    PenStream(BatchFile.Pen pen, Iterator<PrintJob> jobs, Consumer<BatchFile.Sum> whole) {
        this.pen = pen;
        this.jobs = jobs;
        this.whole = whole;
        take(pen.begin());
    }

    @Override
    public int read() {
        return hasMore() ? piece[position++] & 0xFF : -1;
    }

    @Override
    public int read(byte[] target, int offset, int length) {
        Objects.checkFromIndexSize(offset, length, target.length);
        if (length == 0) {
            return 0;
        }
        if (!hasMore()) {
            return -1;
        }
        int count = Math.min(length, piece.length - position);
        System.arraycopy(piece, position, target, offset, count);
        position += count;
        return count;
    }

    private boolean hasMore() {
        while (position == piece.length && !ended) {
            if (jobs.hasNext()) {
                PrintJob job = jobs.next();
                totals = totals.and(job);
                take(pen.letter(job));
            } else {
                take(pen.end());
                ended = true;
                whole.accept(
                        new BatchFile.Sum(size, HexFormat.of().formatHex(sha256.digest()), pen.replaced(), totals));
            }
        }
        return position < piece.length;
    }

    private void take(byte[] next) {
        piece = next;
        position = 0;
        size += next.length;
        sha256.update(next);
    }
}
