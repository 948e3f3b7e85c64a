package org.bpstree.check;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.Test;

/** What a source sees of a heap that refuses. */
class HeapWatchTest {
    private final FaultSource source = new FaultSource();

    private void refusedWithoutBlame() {
        assertDoesNotThrow(source.heap()::operationRefused);
    }

    @Test
    void aGrantThatComesBackAtOnceIsTheHeapsDoing() {
        source.heap().begin();
        source.grant();
        source.grant();
        source.giveBack(1);
        assertThrows(OutOfMemoryError.class, source.heap()::operationRefused);
        source.heap().begin();
        refusedWithoutBlame();
    }

    @Test
    void aGrantOfAnEarlierOperationIsNot() {
        source.grant();
        source.heap().begin();
        source.giveBack(1);
        refusedWithoutBlame();
    }

    @Test
    void norIsWhatWasNeverGranted() {
        source.refuseOnce(1);
        source.heap().begin();
        source.grant();
        source.grant();
        source.giveBack(1);
        refusedWithoutBlame();
    }

    @Test
    void norAreSeveral() {
        source.heap().begin();
        source.grant();
        source.grant();
        source.giveBack(2);
        refusedWithoutBlame();
    }
}
