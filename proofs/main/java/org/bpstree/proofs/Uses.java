package org.bpstree.proofs;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * The graph of which proof applied which contracts. A proof holds only if those do, and a circle would let two
 * contracts prove each other (the prover checks termination of one proof at a time).
 */
final class Uses {
    private final Map<String, Set<String>> uses = new TreeMap<>();
    private final Set<String> onPath = new HashSet<>();
    private final Set<String> finished = new HashSet<>();
    private final List<String> defects = new ArrayList<>();

    private Uses() { }

    /** What is wrong with the graph; empty if all is well. Contracts of library methods are trusted. */
    static List<String> defects(ContractList list, Collection<Verdict> verdicts) {
        final Uses graph = new Uses();
        final Set<String> proved = new HashSet<>();
        for (final Verdict verdict : verdicts) {
            graph.uses.computeIfAbsent(verdict.contract(), none -> new TreeSet<>()).addAll(verdict.uses());
            if (verdict.proved()) {
                proved.add(verdict.contract());
            }
        }
        graph.uses.forEach((contract, used) -> used.stream()
            .filter(each -> !each.startsWith("java.") && !proved.contains(each) && !list.admitted(each))
            .forEach(each -> graph.defects.add(contract + " relies on " + each + ", which is not proved")));
        graph.uses.keySet().forEach(graph::visit);
        return graph.defects;
    }

    private void visit(String contract) {
        if (finished.contains(contract)) {
            return;
        }
        if (!onPath.add(contract)) {
            defects.add("a circle of proofs goes through " + contract);
            return;
        }
        uses.getOrDefault(contract, Set.of()).forEach(this::visit);
        onPath.remove(contract);
        finished.add(contract);
    }
}
