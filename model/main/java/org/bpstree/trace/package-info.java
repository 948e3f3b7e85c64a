/** The trace language of spec/trace.md: steps, their text, traces read and written. Knows neither tree nor model. */
package org.bpstree.trace;
