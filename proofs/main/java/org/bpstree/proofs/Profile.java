package org.bpstree.proofs;

import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/**
 * The meaning of Java that a proof uses, as KeY's taclet options. All three are sound (the prover's own default is
 * not: it ignores overflow). They differ in what has to be shown besides the contract.
 */
public enum Profile {
    /** Exact integers, and an overflow or a runtime exception leaves the proof open: the contract says all. */
    STRICT("arithmeticSemanticsCheckingOF", "ban"),
    /** Java's wrapping integers and shifts; a runtime exception leaves the proof open. For code that shifts. */
    WRAP("javaSemantics", "ban"),
    /** Java's wrapping integers; runtime exceptions are thrown. For counting proofs, which say nothing of them. */
    LEDGER("javaSemantics", "allow");

    private final String intRules;
    private final String runtimeExceptions;

    Profile(String intRules, String runtimeExceptions) {
        this.intRules = intRules;
        this.runtimeExceptions = runtimeExceptions;
    }

    /** The name in contracts.txt. */
    public String id() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** @throws IllegalArgumentException if there is no such profile */
    public static Profile of(String id) {
        for (final Profile profile : values()) {
            if (profile.id().equals(id)) {
                return profile;
            }
        }
        throw new IllegalArgumentException("no profile is called '" + id + "'");
    }

    /**
     * A source as the prover gets it. Comments that begin with {@code /*+STRICT@} are specifications for this profile
     * or, if it is the ledger's, not; so are those that begin with {@code /*+KEYSTRICT@}, which OpenJML does not read.
     * Counting proofs do not need what they say; a call of a method with two contracts would split each such proof by
     * the precondition of the stricter one. Where only the second contract is seen, its {@code also} goes. To the
     * standard's {@code \nothing} the remark "strictly" adds that no object is made; KeY has a word of its own for it.
     * KeY's own key goes as well, since KeY does not see it on a modifier ({@code /*+KEY@ helper}); of two comments
     * with modifiers beside each other KeY sees one, so they are joined, and OpenJML's taken out.
     */
    byte[] visible(byte[] source) {
        final String text = new String(source, StandardCharsets.UTF_8).replaceAll("/\\*\\+OPENJML@[^*]*@\\*/", "");
        final String seen = seesAll()
            ? text.replace("/*+STRICT@", "/*@").replace("/*+KEYSTRICT@", "/*@")
                .replace("\\nothing; // strictly", "\\strictly_nothing;")
            : text.replace("/*+KEY@ also behavior", "/*+KEY@ behavior");
        return seen.replace("/*+KEY@", "/*@").replace(" @*/ /*@ ", " ").getBytes(StandardCharsets.UTF_8);
    }

    /** Whether no specification is hidden from the prover. */
    boolean seesAll() {
        return this != LEDGER;
    }

    /** Taclet option to value. */
    Map<String, String> choices() {
        final Map<String, String> choices = new LinkedHashMap<>();
        choices.put("intRules", intRules);
        choices.put("runtimeExceptions", runtimeExceptions);
        choices.put("modelFields", "treatAsAxiom");
        choices.put("assertions", "safe");
        return choices;
    }
}
