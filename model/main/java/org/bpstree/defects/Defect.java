package org.bpstree.defects;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A defect to plant: texts of the core and what stands there instead. The file's form is in model/defects/README.md.
 *
 * @param id    its name, the file's
 * @param facts what its file says of it: about, effect, must, history
 * @param edits the replacements
 */
public record Defect(String id, Map<String, String> facts, List<Edit> edits) {
    /**
     * One replacement.
     *
     * @param file the source file's name in the core's folder
     * @param old  a text that occurs there exactly once
     * @param text what stands there instead
     */
    public record Edit(String file, String old, String text) { }

    /** Whether the mechanism of that name must catch it: random, corpus, exploration or proof. */
    public boolean must(String mechanism) {
        return List.of(facts.getOrDefault("must", "").split(" ")).contains(mechanism);
    }

    /**
     * Reads one.
     *
     * @throws DefectException if the text has another form
     */
    public static Defect parse(String id, String text) throws DefectException {
        final Map<String, String> facts = new LinkedHashMap<>();
        final List<Edit> edits = new ArrayList<>();
        final List<String> lines = text.lines().toList();
        int at = 0;
        while (at < lines.size()) {
            final String line = lines.get(at);
            at++;
            if (line.startsWith("@file ")) {
                final int middle = find(id, lines, "====", at);
                final int end = find(id, lines, ">>>>", middle);
                if (at >= lines.size() || !lines.get(at).equals("<<<<")) {
                    throw new DefectException(id + ":" + (at + 1) + ": expected '<<<<'");
                }
                edits.add(new Edit(line.substring(6), String.join("\n", lines.subList(at + 1, middle)),
                    String.join("\n", lines.subList(middle + 1, end))));
                at = end + 1;
            } else if (line.startsWith("@") && line.indexOf(' ') > 1) {
                facts.put(line.substring(1, line.indexOf(' ')), line.substring(line.indexOf(' ') + 1));
            } else if (!line.isEmpty()) {
                throw new DefectException(id + ":" + at + ": expected '@name fact', '@file NAME' or nothing");
            }
        }
        if (!id.equals(facts.get("id")) || edits.isEmpty()) {
            throw new DefectException(id + ": expected '@id " + id + "' and a replacement");
        }
        return new Defect(id, facts, edits);
    }

    private static int find(String id, List<String> lines, String mark, int from) throws DefectException {
        for (int i = from; i < lines.size(); i++) {
            if (lines.get(i).equals(mark)) {
                return i;
            }
        }
        throw new DefectException(id + ":" + from + ": no '" + mark + "' follows");
    }

    /**
     * Plants it in one file's text.
     *
     * @throws DefectException if a text that is to be replaced does not occur exactly once: the core has drifted
     */
    public String plant(String file, String source) throws DefectException {
        String planted = source;
        for (Edit edit : edits) {
            if (edit.file.equals(file)) {
                final int place = planted.indexOf(edit.old);
                if (place < 0 || planted.indexOf(edit.old, place + 1) >= 0) {
                    throw new DefectException(id + " does not apply: " + file + " holds the text "
                        + (place < 0 ? "nowhere" : "more than once") + ":\n" + edit.old);
                }
                planted = planted.substring(0, place) + edit.text + planted.substring(place + edit.old.length());
            }
        }
        return planted;
    }
}
