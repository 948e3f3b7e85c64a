package org.bpstree.proofs;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A defect of model/defects, and which contract can no longer be proved with it. kills.txt says it, a run of
 * {@code mvn verify -Pkills} measures it, and {@code ./bps defects} shows what was measured.
 * This module builds without the others, hence its own reading of the defects' form and of their hash, which a test in
 * each of the two modules pins to the same value.
 *
 * @param id       the defect's name
 * @param contract as in contracts.txt; empty if no contract can tell
 * @param reason   why no contract can tell; else empty
 * @param steps    rule applications at most in place of those of contracts.txt; 0 for these. About twice as many as the
 *                 sound core's proof has nodes are enough to look
 * @param edits    the replacements as the defect's file has them, from the first {@code @file} on
 */
public record PlantedDefect(String id, String contract, String reason, int steps, String edits)
        implements Fault {
    private static final Pattern EDIT = Pattern.compile("^@file (\\S+)\\n<<<<\\n(.*?)\\n?^====\\n(.*?)\\n?^>>>>$",
        Pattern.DOTALL | Pattern.MULTILINE);
    private static final Pattern LINE =
        Pattern.compile("(\\S+) \\| (?:([^\\s-]\\S*)(?: \\| steps=(\\d+))?|- \\| (\\S.*))");

    /**
     * Reads kills.txt: lines {@code defect | contract}, with {@code | steps=N} behind it, and {@code defect | - | reason}.
     *
     * @param list    kills.txt
     * @param defects the folder of the defects' files
     * @throws IllegalArgumentException if a line has another form
     */
    public static List<PlantedDefect> read(Path list, Path defects) throws IOException {
        final List<PlantedDefect> planted = new ArrayList<>();
        for (final String line : Files.readAllLines(list)) {
            if (!line.isBlank() && !line.startsWith("#")) {
                final Matcher part = LINE.matcher(line);
                if (!part.matches()) {
                    throw new IllegalArgumentException(list.getFileName() + ": expected 'defect | contract', 'defect | "
                        + "contract | steps=N' or 'defect | - | reason', found: " + line);
                }
                final String id = part.group(1);
                final String text = Files.readString(defects.resolve(id + ".defect"));
                planted.add(new PlantedDefect(id, part.group(2) == null ? "" : part.group(2),
                    part.group(4) == null ? "" : part.group(4), part.group(3) == null ? 0 : Integer.parseInt(part.group(3)),
                    text.substring(text.indexOf("@file ")).strip()));
            }
        }
        return planted;
    }

    /** Whether a contract can tell it. */
    public boolean isSeen() {
        return !contract.isEmpty();
    }

    @Override
    public String title() {
        return id + ": " + contract;
    }

    @Override
    public ContractList.Entry entry(ContractList list) {
        final ContractList.Entry listed = list.entries().stream().filter(entry -> entry.contract().equals(contract))
            .findFirst()
            .orElseThrow(() -> new IllegalArgumentException(id + ": contracts.txt does not have " + contract));
        return steps == 0 ? listed : new ContractList.Entry(listed.theorems(), listed.profile(), contract,
            listed.options().withSteps(steps));
    }

    @Override
    public SourceUnit apply(SourceUnit unit, Path folder) throws IOException {
        SourceUnit planted = unit;
        final Matcher edit = EDIT.matcher(edits);
        int number = 0;
        while (edit.find()) {
            final String name = planted.find(edit.group(1));
            final String text = new String(planted.files().get(name), StandardCharsets.UTF_8);
            final int at = text.indexOf(edit.group(2));
            if (at < 0 || text.indexOf(edit.group(2), at + 1) >= 0) {
                throw new IllegalArgumentException(id + ": " + edit.group(1) + " has this text "
                    + (at < 0 ? "nowhere" : "more than once") + ": " + edit.group(2));
            }
            number++;
            planted = planted.with(name, (text.substring(0, at) + edit.group(3)
                + text.substring(at + edit.group(2).length())).getBytes(StandardCharsets.UTF_8), folder);
        }
        if (number == 0) {
            throw new IllegalArgumentException(id + ": no replacement");
        }
        return planted;
    }

    /** Of the replacements. {@code Trials} computes it as well. */
    @Override
    public String hash() {
        return Results.hash(edits);
    }
}
