package org.bpstree.proofs;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * A seeded fault: one piece of the source replaced by another, after which the proof of a contract must not close. A
 * proof that closes all the same says too little, or nothing (a contradictory precondition proves everything).
 *
 * @param profile  of the proof; null for the one that contracts.txt has
 * @param file     last name of the file
 * @param after    text after which to look for the old one; empty for anywhere, and then there must be only one
 * @param old      what stands in the source
 * @param changed  what is put in its place
 */
public record Mutation(String contract, Profile profile, String file, String after, String old, String changed)
        implements Fault {
    private static final Set<String> KEYS = Set.of("contract", "profile", "file", "after", "old", "new");

    /** Reads mutations.txt: {@code key: text} lines, a blank line between two mutations. */
    public static List<Mutation> read(Path list) throws IOException {
        final List<Mutation> mutations = new ArrayList<>();
        final Map<String, String> fields = new LinkedHashMap<>();
        int number = 0;
        final List<String> lines = new ArrayList<>(Files.readAllLines(list));
        lines.add("");
        for (final String line : lines) {
            number++;
            final int colon = line.indexOf(':');
            if (line.isBlank() && !fields.isEmpty()) {
                mutations.add(of(fields, number));
                fields.clear();
            } else if (!line.isBlank() && !line.startsWith("#")) {
                final String key = colon < 0 ? line : line.substring(0, colon);
                if (!KEYS.contains(key) || fields.put(key, line.substring(colon + 1).strip()) != null) {
                    throw new IllegalArgumentException(list.getFileName() + " line " + number + ": " + line);
                }
            }
        }
        return mutations;
    }

    private static Mutation of(Map<String, String> fields, int number) {
        for (final String needed : List.of("contract", "file", "old", "new")) {
            if (!fields.containsKey(needed)) {
                throw new IllegalArgumentException("mutations.txt: no '" + needed + ":' before line " + number);
            }
        }
        final String profile = fields.get("profile");
        return new Mutation(fields.get("contract"), profile == null ? null : Profile.of(profile), fields.get("file"),
            fields.getOrDefault("after", ""), fields.get("old"), fields.get("new"));
    }

    @Override
    public String title() {
        return contract + (profile == null ? "" : " " + profile.id()) + ": '" + old + "' to '" + changed + "'";
    }

    @Override
    public String hash() {
        return Results.hash(String.join("\n", title(), file, after));
    }

    @Override
    public ContractList.Entry entry(ContractList list) {
        return list.entries().stream()
            .filter(entry -> entry.contract().equals(contract) && (profile == null || entry.profile() == profile))
            .findFirst()
            .orElseThrow(() -> new IllegalArgumentException("contracts.txt does not have " + contract));
    }

    @Override
    public SourceUnit apply(SourceUnit unit, Path folder) throws IOException {
        final String name = unit.find(file);
        final String text = new String(unit.files().get(name), StandardCharsets.UTF_8);
        final int anchor = text.indexOf(after);
        final int at = anchor < 0 ? -1 : text.indexOf(old, anchor);
        if (at < 0) {
            throw new IllegalArgumentException(file + " does not have this text: " + (anchor < 0 ? after : old));
        }
        if (after.isEmpty() && text.indexOf(old, at + 1) >= 0) {
            throw new IllegalArgumentException(file + " has this text more than once, say after what: " + old);
        }
        final String mutant = text.substring(0, at) + changed + text.substring(at + old.length());
        return unit.with(name, mutant.getBytes(StandardCharsets.UTF_8), folder);
    }
}
