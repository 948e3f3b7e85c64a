package org.bpstree.proofs;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The methods of a source file that have a contract which OpenJML reads. Those with a contract for KeY alone
 * ({@code /*+KEY@} and {@code /*+KEYSTRICT@}) have none for OpenJML, which would hold them to its defaults.
 */
final class JmlMethods {
    private static final Pattern COMMENT = Pattern.compile("/\\*.*?\\*/|//[^\\n]*", Pattern.DOTALL);
    private static final Pattern CONTRACT =
        Pattern.compile("/\\*(\\+STRICT)?@\\s*(also\\s+)?((public|private)\\s+)?(normal_|exceptional_)?behavior\\b.*", Pattern.DOTALL);
    private static final Pattern DECLARATION = Pattern.compile("\\b(\\w+)\\s*\\(([^)]*)\\)");
    private static final Set<String> PRIMITIVES =
        Set.of("boolean", "byte", "short", "char", "int", "long", "float", "double");

    private JmlMethods() { }

    /** Their names as OpenJML writes them: {@code a.b.Type.method(int,a.b.Other,long[])}. */
    static List<String> of(Path file) throws IOException {
        final String text = Files.readString(file);
        final String code = blanked(text);
        final String type = file.getFileName().toString().replace(".java", "");
        final String prefix = packageOf(code);
        final List<String> methods = new ArrayList<>();
        final Matcher comment = COMMENT.matcher(text);
        while (comment.find()) {
            if (CONTRACT.matcher(comment.group()).matches()) {
                final Matcher declaration = DECLARATION.matcher(code);
                if (declaration.find(comment.end())) {
                    methods.add(prefix + type + "." + declaration.group(1) + "("
                        + parameters(declaration.group(2), prefix) + ")");
                }
            }
        }
        return methods;
    }

    /** The name without packages, as contracts.txt writes it. */
    static String plain(String method) {
        return method.replaceAll("\\b(?:[a-z]\\w*\\.)+(?=[A-Z])", "");
    }

    /** The text with blanks for its comments. */
    private static String blanked(String text) {
        return COMMENT.matcher(text).replaceAll(comment -> comment.group().replaceAll("[^\\n]", " "));
    }

    private static String packageOf(String code) {
        final Matcher name = Pattern.compile("\\bpackage\\s+([\\w.]+)\\s*;").matcher(code);
        return name.find() ? name.group(1) + "." : "";
    }

    private static String parameters(String declared, String prefix) {
        final List<String> types = new ArrayList<>();
        for (final String each : declared.split(",")) {
            if (!each.isBlank()) {
                final String type = each.strip().replaceFirst("^final\\s+", "").replaceFirst("\\s+\\w+$", "");
                types.add(qualified(type, prefix));
            }
        }
        return String.join(",", types);
    }

    /** The core names types of its own package and of java.lang only. */
    private static String qualified(String type, String prefix) {
        final String plain = type.replace("[]", "").strip();
        if (PRIMITIVES.contains(plain)) {
            return type.replace(" ", "");
        }
        return (plain.equals("String") || plain.equals("Object") ? "java.lang." : prefix) + type.replace(" ", "");
    }
}
