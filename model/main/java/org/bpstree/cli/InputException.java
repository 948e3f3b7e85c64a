package org.bpstree.cli;

import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;

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

    /** What failed, the reason in words, and what to do. */
    static InputException io(String what, IOException why, String remedy) {
        return io(what + ": " + reason(why) + "; " + remedy);
    }

    /** The message of many of these is a path alone. */
    private static String reason(IOException why) {
        if (why instanceof NoSuchFileException) {
            return "there is no such file or folder";
        }
        if (why instanceof FileAlreadyExistsException) {
            return "it is a file, not a folder";
        }
        if (why instanceof AccessDeniedException) {
            return "permission denied";
        }
        if (why instanceof CharacterCodingException) {
            return "it is no UTF-8 text";
        }
        return why instanceof FileSystemException system && system.getReason() != null ? system.getReason()
            : why.getMessage();
    }

    int exitCode() {
        return exitCode;
    }
}
