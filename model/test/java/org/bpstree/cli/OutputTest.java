package org.bpstree.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A disk that is full, a pipe that nobody reads any more. */
class OutputTest {
    /** The same line for ever. */
    private static final class Endless extends InputStream {
        private static final String LINE = "hello 1\n";
        private int at;

        @Override
        public int read() {
            at = (at + 1) % LINE.length();
            return LINE.charAt(at);
        }
    }

    private static PrintWriter full() {
        return new PrintWriter(new OutputStream() {
            @Override
            public void write(int one) throws IOException {
                throw new IOException("No space left on device");
            }
        }, true);
    }

    private static void failsInOneLine(String... args) {
        final StringWriter err = new StringWriter();
        final int code = Bps.run(full(), new PrintWriter(err, true), args);
        assertEquals(Bps.IO, code, err.toString());
        assertEquals("bps: cannot write to standard output\n", err.toString());
    }

    @ParameterizedTest
    @ValueSource(strings = {"corpus --subject scans", "check --ops 1 --seed 1", "check --seconds 3600", "--help", "corpus --help"})
    void whatCannotBeWrittenIsNoSuccess(String line) {
        failsInOneLine(line.split(" "));
    }

    /** Its input has no end. */
    @Test
    @Timeout(value = 20, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
    void theDriverEndsAtOnce() {
        final InputStream usual = System.in;
        System.setIn(new Endless());
        try {
            failsInOneLine("driver");
        } finally {
            System.setIn(usual);
        }
    }
}
