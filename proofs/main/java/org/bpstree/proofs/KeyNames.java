package org.bpstree.proofs;

import java.util.ArrayList;
import java.util.List;

import de.uka.ilkd.key.java.abstraction.KeYJavaType;
import de.uka.ilkd.key.logic.op.IObserverFunction;
import de.uka.ilkd.key.logic.op.IProgramMethod;
import de.uka.ilkd.key.speclang.Contract;
import de.uka.ilkd.key.speclang.DependencyContract;
import de.uka.ilkd.key.util.KeYTypeUtil;

/**
 * Short names: {@code Search.lowerBound(long[],int,int,long)}. The prover's own names say package and class twice and
 * spell arrays as bytecode does. A second contract of one method ends in {@code #1}, a frame of what is read in
 * {@code #accessible}. There is no blank in a name.
 */
final class KeyNames {
    private KeyNames() { }

    /** @param place the contract's place among those of its kind that its method has */
    static String of(Contract contract, int place) {
        final String target = of(contract.getKJT(), contract.getTarget());
        final String kind = contract instanceof DependencyContract ? "#accessible" : "";
        return target + kind + (place == 0 ? "" : "#" + place);
    }

    static String of(KeYJavaType type, IObserverFunction target) {
        final List<String> parameters = new ArrayList<>();
        for (final KeYJavaType parameter : target.getParamTypes()) {
            parameters.add(simple(parameter.getFullName()));
        }
        return ofType(type) + "." + member(type, target) + "(" + String.join(",", parameters) + ")";
    }

    /** Library types keep their package, so that trusted contracts are told from our own. */
    private static String ofType(KeYJavaType type) {
        return KeYTypeUtil.isLibraryClass(type) ? type.getFullName() : simple(type.getFullName());
    }

    private static String member(KeYJavaType type, IObserverFunction target) {
        if (target instanceof IProgramMethod method && method.isConstructor()) {
            return simple(type.getFullName());
        }
        final String name = target.name().toString();
        return name.substring(name.indexOf("::") + 2).replaceAll("\\(.*", "").replace("$", "");
    }

    /** {@code [[J} to {@code long[][]}, {@code java.lang.String} to {@code String}. */
    static String simple(String full) {
        int dimensions = 0;
        while (full.charAt(dimensions) == '[') {
            dimensions++;
        }
        String element = full.substring(dimensions);
        if (dimensions > 0) {
            element = switch (element) {
                case "J" -> "long";
                case "I" -> "int";
                case "Z" -> "boolean";
                case "B" -> "byte";
                case "C" -> "char";
                case "S" -> "short";
                default -> element.startsWith("L") && element.endsWith(";")
                    ? element.substring(1, element.length() - 1).replace('/', '.') : element;
            };
        }
        return element.substring(element.lastIndexOf('.') + 1) + "[]".repeat(dimensions);
    }
}
