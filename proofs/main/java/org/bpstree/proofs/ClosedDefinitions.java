package org.bpstree.proofs;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;

import de.uka.ilkd.key.logic.PosInOccurrence;
import de.uka.ilkd.key.proof.Goal;
import de.uka.ilkd.key.proof.Proof;
import de.uka.ilkd.key.rule.NoPosTacletApp;
import de.uka.ilkd.key.rule.RuleApp;
import de.uka.ilkd.key.strategy.RuleAppCost;
import de.uka.ilkd.key.strategy.RuleAppCostCollector;
import de.uka.ilkd.key.strategy.Strategy;
import de.uka.ilkd.key.strategy.TopRuleAppCost;
import de.uka.ilkd.key.strategy.feature.MutableState;

import org.key_project.logic.Name;

/**
 * A strategy that does what another one does, but never unfolds some model methods: what they say stays a word, which
 * the proof only passes on. It applies fewer rules and no others, so it proves nothing that the other one could not.
 */
final class ClosedDefinitions implements Strategy {
    private final Strategy other;
    private final Set<String> rules = new TreeSet<>();

    /**
     * @param methods the model methods, as {@code Words.part}
     * @throws IllegalArgumentException if one of them has no definition that the proof could unfold
     */
    ClosedDefinitions(Strategy other, Proof proof, List<String> methods) {
        this.other = other;
        for (final String method : methods) {
            rules.add(rule(proof, method));
        }
    }

    private static String rule(Proof proof, String method) {
        final int dot = method.indexOf('.');
        final Pattern named = Pattern.compile("Definition_axiom_for_" + Pattern.quote(method.substring(dot + 1))
            + "_in_(.*_)?" + Pattern.quote(method.substring(0, Math.max(dot, 0))));
        for (final NoPosTacletApp app : proof.openGoals().head().indexOfTaclets().allNoPosTacletApps()) {
            final String rule = app.rule().name().toString();
            if (named.matcher(rule).matches()) {
                return rule;
            }
        }
        throw new IllegalArgumentException("closed=" + method + ": there is no such model method");
    }

    @Override
    public RuleAppCost computeCost(RuleApp app, PosInOccurrence at, Goal goal, MutableState state) {
        return rules.contains(app.rule().name().toString()) ? TopRuleAppCost.INSTANCE
            : other.computeCost(app, at, goal, state);
    }

    @Override
    public boolean isApprovedApp(RuleApp app, PosInOccurrence at, Goal goal) {
        return other.isApprovedApp(app, at, goal);
    }

    @Override
    public void instantiateApp(RuleApp app, PosInOccurrence at, Goal goal, RuleAppCostCollector collector) {
        other.instantiateApp(app, at, goal, collector);
    }

    @Override
    public boolean isStopAtFirstNonCloseableGoal() {
        return other.isStopAtFirstNonCloseableGoal();
    }

    @Override
    public Name name() {
        return other.name();
    }
}
