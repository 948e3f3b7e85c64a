package org.bpstree.bench;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * One measured figure.
 *
 * @param benchmark what was done
 * @param kind      with which map, or which way
 * @param size      elements in the map, or words in a block
 * @param value     nanoseconds an operation, or bytes an entry
 * @param error     half the width of JMH's 99.9 % confidence interval in the same unit; 0 where there is none
 */
record Figure(String benchmark, String kind, int size, double value, double error) {
    Map<String, Object> toJson() {
        final Map<String, Object> json = new LinkedHashMap<>();
        json.put("benchmark", benchmark);
        json.put("kind", kind);
        json.put("size", size);
        json.put("value", value);
        json.put("error", error);
        return json;
    }

    static Figure fromJson(Map<String, Object> json) {
        return new Figure((String) json.get("benchmark"), (String) json.get("kind"),
            ((Number) json.get("size")).intValue(), ((Number) json.get("value")).doubleValue(),
            ((Number) json.get("error")).doubleValue());
    }
}
