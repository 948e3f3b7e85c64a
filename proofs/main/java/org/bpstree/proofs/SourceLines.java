package org.bpstree.proofs;

import java.nio.charset.StandardCharsets;

/** Counts lines as a reader does: of code, of specification, of other comment; blank lines are none. */
record SourceLines(int code, int specification, int comment) {
    static final SourceLines NONE = new SourceLines(0, 0, 0);

    SourceLines plus(SourceLines other) {
        return new SourceLines(code + other.code, specification + other.specification, comment + other.comment);
    }

    static SourceLines of(byte[] file) {
        int code = 0;
        int specification = 0;
        int comment = 0;
        boolean inSpecification = false;
        boolean inComment = false;
        for (final String raw : new String(file, StandardCharsets.UTF_8).split("\n")) {
            final String line = raw.strip();
            if (line.isEmpty()) {
                continue;
            }
            final boolean inside = inSpecification || inComment;
            if (!inside) {
                inSpecification = isSpecification(line, "/\\*");
                inComment = line.startsWith("/*") && !inSpecification && !codeFollows(line);
            }
            if (inSpecification || isSpecification(line, "//")) {
                specification++;
            } else if (inComment || line.startsWith("//")) {
                comment++;
            } else {
                code++;
            }
            if (line.contains("*/")) {
                inSpecification = false;
                inComment = false;
            }
        }
        return new SourceLines(code, specification, comment);
    }

    /** Also behind the keys of one tool or profile. A line that only begins with an annotation, as a modifier does, is code. */
    private static boolean isSpecification(String line, String opening) {
        final boolean begins = line.matches(opening + "([+-](KEY|OPENJML|STRICT|KEYSTRICT))*@.*");
        return begins && !codeFollows(line);
    }

    private static boolean codeFollows(String line) {
        return line.contains("*/") && !line.endsWith("*/");
    }
}
