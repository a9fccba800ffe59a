package se.digitalpost.camel.minameddelanden.print;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;

import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.cos.COSStream;

/** Takes the compression off what the library compressed: another platform's compressor would yield other bytes. */
final class PlainStream {

    private PlainStream() {}

    static void unpack(COSStream stream) throws IOException {
        if (!stream.containsKey(COSName.FILTER)) {
            return;
        }
        byte[] plain;
        try (InputStream in = stream.createInputStream()) {
            plain = in.readAllBytes();
        }
        stream.removeItem(COSName.FILTER);
        stream.removeItem(COSName.DECODE_PARMS);
        try (OutputStream out = stream.createOutputStream()) {
            out.write(plain);
        }
    }
}
