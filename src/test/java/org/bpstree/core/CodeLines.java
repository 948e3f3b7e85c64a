package org.bpstree.core;

import java.util.List;

/**
 * Counts lines of code: what is neither blank nor comment. The limits are on these, so that a contract or a reason
 * is never left out for the sake of a limit.
 */
final class CodeLines {
    private boolean inComment;

    private CodeLines() { }

    static long count(List<String> lines) {
        final CodeLines state = new CodeLines();
        return lines.stream().filter(state::hasCode).count();
    }

    private boolean hasCode(String line) {
        boolean code = false;
        boolean inString = false;
        for (int at = 0; at < line.length(); at++) {
            if (inComment) {
                if (line.startsWith("*/", at)) {
                    inComment = false;
                    at++;
                }
            } else if (inString) {
                inString = line.charAt(at) != '"';
                at += line.charAt(at) == '\\' ? 1 : 0;
            } else if (line.startsWith("//", at)) {
                return code;
            } else if (line.startsWith("/*", at)) {
                inComment = true;
                at++;
            } else {
                inString = line.charAt(at) == '"';
                code |= !Character.isWhitespace(line.charAt(at));
            }
        }
        return code;
    }
}
