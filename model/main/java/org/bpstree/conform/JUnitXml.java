package org.bpstree.conform;

import java.io.StringWriter;
import java.util.List;
import java.util.Locale;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;

/** The outcomes in the form that build servers show. */
public final class JUnitXml {
    private JUnitXml() { }

    /** The whole document. */
    public static String of(List<Outcome> outcomes) {
        final StringWriter text = new StringWriter();
        try {
            final XMLStreamWriter xml = XMLOutputFactory.newInstance().createXMLStreamWriter(text);
            xml.writeStartDocument("UTF-8", "1.0");
            xml.writeStartElement("testsuite");
            xml.writeAttribute("name", "bps conform");
            xml.writeAttribute("tests", Integer.toString(outcomes.size()));
            xml.writeAttribute("failures", count(outcomes, Outcome.Verdict.FAILED, Outcome.Verdict.FIXED));
            xml.writeAttribute("errors", "0");
            xml.writeAttribute("skipped", count(outcomes, Outcome.Verdict.SKIPPED, Outcome.Verdict.KNOWN));
            xml.writeAttribute("time", seconds(outcomes.stream().mapToDouble(Outcome::seconds).sum()));
            for (Outcome outcome : outcomes) {
                write(xml, outcome);
            }
            xml.writeEndElement();
            xml.writeEndDocument();
            xml.close();
        } catch (XMLStreamException impossible) {
            throw new IllegalStateException(impossible);
        }
        return text + "\n";
    }

    private static void write(XMLStreamWriter xml, Outcome outcome) throws XMLStreamException {
        xml.writeStartElement("testcase");
        xml.writeAttribute("classname", "bps." + outcome.group());
        xml.writeAttribute("name", outcome.id());
        xml.writeAttribute("time", seconds(outcome.seconds()));
        switch (outcome.verdict()) {
            case FAILED, FIXED -> {
                xml.writeStartElement("failure");
                xml.writeAttribute("type", outcome.failure() == null ? "fixed" : outcome.failure().rule());
                xml.writeAttribute("message", outcome.verdict().words());
                xml.writeCharacters(outcome.failure() == null ? "" : legal(outcome.failure().toString()));
                xml.writeEndElement();
            }
            case SKIPPED, KNOWN -> {
                xml.writeEmptyElement("skipped");
                xml.writeAttribute("message",
                    outcome.verdict() == Outcome.Verdict.KNOWN ? outcome.verdict().words()
                        : String.join(", ", outcome.reasons()));
            }
            default -> { }
        }
        xml.writeEndElement();
    }

    /** A driver may write what XML cannot hold. */
    private static String legal(String text) {
        return text.replaceAll("[^\\t\\n\\x20-\\uD7FF\\uE000-\\uFFFD]", "?");
    }

    private static String count(List<Outcome> outcomes, Outcome.Verdict one, Outcome.Verdict other) {
        return Long.toString(outcomes.stream().filter(o -> o.verdict() == one || o.verdict() == other).count());
    }

    private static String seconds(double seconds) {
        return String.format(Locale.ROOT, "%.3f", seconds);
    }
}
