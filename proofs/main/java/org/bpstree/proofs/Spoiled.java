package org.bpstree.proofs;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * One contract, and the core with a write too many at the beginning of every method: to a static field, which no frame
 * allows, and to the ledger, which no equation about it survives. A contract that is proved all the same has a
 * precondition that nothing meets, or says nothing. A proof uses the contracts of the methods it calls and not their
 * bodies, so all methods are spoiled at once, and the source is read once.
 */
public record Spoiled(ContractList.Entry entry, SourceUnit unit) implements Fault {
    /** A method or constructor with a body, but not one that calls another constructor first. Comments are no such lines. */
    private static final Pattern BODY = Pattern.compile(
        "^    (?:(?:[\\w\\[\\]]+|/\\*(?:\\+\\w+)?@[^*]*@\\*/) +)*\\w+\\(([^()]*)\\)\\s*\\{(?!\\s*this\\()", Pattern.MULTILINE);
    private static final String CLASS = "Spoil";

    /** All entries whose methods have a body in Java: those of model methods are not among them. */
    public static List<Spoiled> all(ContractList list, SourceUnit sound, Path folder) throws IOException {
        final Map<String, byte[]> files = new TreeMap<>();
        sound.files().forEach((name, text) ->
            files.put(name, spoil(name, new String(text, StandardCharsets.UTF_8)).getBytes(StandardCharsets.UTF_8)));
        files.put(Configuration.corePackage() + "/" + CLASS + ".java", ("package org.bpstree.core;\n\nfinal class " + CLASS
            + " {\n    static boolean written;\n}\n").getBytes(StandardCharsets.UTF_8));
        final SourceUnit unit = SourceUnit.write(files, folder);
        final List<Spoiled> spoiled = new ArrayList<>();
        list.entries().stream().filter(entry -> model(entry.contract(), sound) == null)
            .forEach(entry -> spoiled.add(new Spoiled(entry, unit)));
        return spoiled;
    }

    /** Whether a contract is of a model method and promises nothing that a fault could break: it reads nothing of the heap, say. */
    public static boolean saysNothing(String contract, SourceUnit sound) {
        final String before = model(contract, sound);
        return before != null && (!contract.endsWith("#accessible")
            || before.startsWith("\\nothing;", before.lastIndexOf("accessible ") + "accessible ".length()));
    }

    /** What stands before the model method of the contract; null if it is not of a model method. */
    private static String model(String contract, SourceUnit sound) {
        final int dot = contract.indexOf('.');
        final String text = new String(sound.files().get(sound.find(contract.substring(0, dot) + ".java")),
            StandardCharsets.UTF_8);
        final Matcher declaration = Pattern.compile("\\bmodel [\\\\\\w]+ "
            + contract.substring(dot + 1, contract.indexOf('(')) + "\\(").matcher(text);
        return declaration.find() ? text.substring(0, declaration.start()) : null;
    }

    static String spoil(String file, String text) {
        final Matcher body = BODY.matcher(text);
        return body.replaceAll(found -> Matcher.quoteReplacement(found.group() + " " + CLASS + ".written = true;"
            + (file.endsWith("/BlockStore.java") ? " touchesLeft--;"
                : hasStore(found, text) ? " store.touchesLeft--;" : "")));
    }

    /** Whether the method has the store: as a parameter, or as a field of its object that is there already. */
    private static boolean hasStore(MatchResult method, String text) {
        final boolean isConstructor = method.group().matches("(?s)\\s*(?:public |private )?\\w+\\(.*");
        return method.group(1).contains("BlockStore store")
            || text.contains(" final BlockStore store;") && !isConstructor && !method.group().contains(" static ");
    }

    @Override
    public String contract() {
        return entry.contract();
    }

    @Override
    public String title() {
        return entry.title();
    }

    @Override
    public String hash() {
        return Results.hash(title());
    }

    @Override
    public ContractList.Entry entry(ContractList list) {
        return entry;
    }

    @Override
    public SourceUnit apply(SourceUnit sound, Path folder) {
        return unit;
    }
}
