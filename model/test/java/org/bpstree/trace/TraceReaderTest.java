package org.bpstree.trace;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TraceReaderTest {
    private static final String HEAD = "bps-trace 1\ntree leaf=3 inner=3\n";

    @ParameterizedTest
    @CsvSource(delimiter = ';', value = {
        "insert 1; 3; 9; expected a number, found the end of the line",
        "insert 1 x; 3; 10; expected a number from -9223372036854775808 to 9223372036854775807, found 'x'",
        "insert 1 +2; 3; 10; expected a number from -9223372036854775808 to 9223372036854775807, found '+2'",
        "insert 1 9223372036854775808; 3; 10; expected a number from -9223372036854775808 to 9223372036854775807, "
            + "found '9223372036854775808'",
        "insert 1  2; 3; 10; expected a number after one space, found ' 2'",
        "insert 1 2 3; 3; 12; 'expected ''=> '' and an answer, or the end of the line, found ''3'''",
        "insert 1 2 =>; 3; 12; 'expected ''=> '' and an answer, or the end of the line, found ''=>'''",
        "fly 1; 3; 1; expected an operation, found 'fly 1'",
        "view; 3; 1; expected an operation, found 'view'",
        "view open 1a; 3; 11; expected a name, found '1a'",
        "build 1; 3; 7; expected key=value, found '1'",
        "find 1 => a||b; 3; 13; 'expected an answer (several: ''|'' between, no spaces), found ''|b'''",
        "tree leaf=3; 3; 1; expected an operation, found 'tree leaf=3'",
        "refuse after -1; 3; 14; expected a number from 0 to 9223372036854775807, found '-1'",
        "refuse once -1; 3; 13; expected a number from 0 to 9223372036854775807, found '-1'",
        "budget -1; 3; 8; expected a number from 0 to 9223372036854775807, found '-1'",
    })
    void saysWhereAndWhatWasExpected(String line, int number, int column, String message) {
        final TraceException wrong = assertThrows(TraceException.class, () -> TraceReader.trace(HEAD + line + "\n"));
        assertEquals(number + ":" + column + ": " + message, wrong.line() + ":" + wrong.column() + ": " + wrong.getMessage());
    }

    @ParameterizedTest
    @CsvSource({"bps-trace 1^|tree^|, 1, 12", "bps-trace 1|^|, 2, 1", "bps-trace 1|# a^|, 2, 4"})
    void saysOfCarriageReturnsWhatToDo(String rows, int line, int column) {
        final String text = rows.replace('^', '\r').replace('|', '\n');
        final TraceException wrong = assertThrows(TraceException.class, () -> TraceReader.trace(text));
        assertEquals("a:" + line + ":" + column + ": expected lines that end in a line feed alone, found a carriage return; "
            + "take them out: tr -d '\\r' <FILE >NEW-FILE", wrong.in("a"));
    }

    @ParameterizedTest
    @CsvSource(delimiter = ';', value = {
        "bps-trace 2; 1; 1", "bps-trace 1|@x; 2; 1", "bps-trace 1|@x 1|@x 2; 3; 1", "bps-trace 1|tree leaf=3 leaf=4; 2; 13",
        "bps-trace 1|tree tables=1048577; 2; 13", "bps-trace 1|tree extents-per-table=2097152; 2; 24",
        "bps-trace 1|tree leaf=99999999999; 2; 11", "bps-trace 1|tree deep=3; 2; 6", "bps-trace 1; 1; 1",
        "bps-trace 1|tree leaf=-1; 2; 11", "bps-trace 1|@level L4; 2; 8", "bps-trace 1|insert 1 1; 2; 1"})
    void refusesWrongHeads(String rows, int number, int column) {
        final TraceException wrong =
            assertThrows(TraceException.class, () -> TraceReader.trace(rows.replace('|', '\n')));
        assertEquals(number + ":" + column, wrong.line() + ":" + wrong.column());
    }
}
