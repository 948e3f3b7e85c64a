package org.bpstree.defects;

/** A planted defect that cannot be read, does not apply or does not compile. */
public final class DefectException extends Exception {
    private static final long serialVersionUID = 1;

    DefectException(String message) {
        super(message);
    }
}
