package org.bpstree.trace;

/** A text that is no trace: says where, what was found and what was expected. */
public final class TraceException extends Exception {
    private static final long serialVersionUID = 1;
    private final int line;
    private final int column;

    /** What is wrong at a place, line and column from 1. */
    public TraceException(int line, int column, String message) {
        super(message);
        this.line = line;
        this.column = column;
    }

    /** The line, from 1. */
    public int line() {
        return line;
    }

    /** The column, from 1. */
    public int column() {
        return column;
    }

    /** The message for a file's reader. */
    public String in(String file) {
        return file + ":" + line + ":" + column + ": " + getMessage();
    }
}
