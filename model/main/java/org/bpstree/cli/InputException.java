package org.bpstree.cli;

/** Bad input: one line for the user that says what, where and what to do. */
final class InputException extends Exception {
    private static final long serialVersionUID = 1;
    private final int exitCode;

    private InputException(int exitCode, String message) {
        super(message);
        this.exitCode = exitCode;
    }

    static InputException usage(String message) {
        return new InputException(Bps.USAGE, message);
    }

    static InputException io(String message) {
        return new InputException(Bps.IO, message);
    }

    int exitCode() {
        return exitCode;
    }
}
