package se.digitalpost.camel.minameddelanden.print;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** A receipt file in CSV: a header, and a line for each letter. Columns that the profile doesn't name are skipped. */
final class CsvReceipts {

    private static final List<String> REQUIRED =
            List.of(PrintProfile.Receipts.DELIVERY_ID, PrintProfile.Receipts.STATUS);

    private final PrintProfile.Receipts format;
    private final ReceiptSink sink;

    CsvReceipts(PrintProfile.Receipts format, ReceiptSink sink) {
        this.format = format;
        this.sink = sink;
    }

    void read(InputStream input) throws IOException {
        BufferedReader text = new BufferedReader(new InputStreamReader(input, format.charset()));
        CsvRecords records = new CsvRecords(text, format.delimiter());
        Optional<CsvRecords.Row> header = records.next(CsvRecords.ANY);
        if (header.isEmpty()) {
            return;
        }
        Map<String, Integer> columns = columns(header.get());
        int width = header.get().cells().size();
        ReceiptFields fields = new ReceiptFields(format, sink);
        for (Optional<CsvRecords.Row> next = records.next(width); next.isPresent(); next = records.next(width)) {
            CsvRecords.Row row = next.get();
            if (row.fault() != null) {
                sink.fault(row.line(), row.fault());
            } else {
                fields.receipt(row.line(), name -> cell(row, columns.get(lower(name))));
            }
        }
    }

    private static String cell(CsvRecords.Row row, Integer column) {
        return column == null ? null : row.cells().get(column);
    }

    private Map<String, Integer> columns(CsvRecords.Row header) {
        if (header.fault() != null) {
            throw new UnreadableReceiptsException("has no header that can be read: its first line " + header.fault());
        }
        List<String> names = header.cells().stream()
                .map(String::strip)
                .map(CsvReceipts::lower)
                .toList();
        Map<String, Integer> columns = new HashMap<>();
        List<String> faults = new ArrayList<>();
        for (String field : format.fields().keySet()) {
            String name = format.fields().get(field);
            int first = names.indexOf(lower(name));
            if (first >= 0) {
                columns.put(lower(name), first);
            }
            if (first < 0 && REQUIRED.contains(field)) {
                faults.add("no column " + name);
            } else if (first != names.lastIndexOf(lower(name))) {
                faults.add("two columns " + name);
            }
        }
        if (!faults.isEmpty()) {
            throw new UnreadableReceiptsException("has " + String.join(" and ", faults));
        }
        return columns;
    }

    private static String lower(String text) {
        return text.toLowerCase(Locale.ROOT);
    }
}
