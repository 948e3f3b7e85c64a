/** The reference model: what an ordered map with views and cursors must answer. Knows java.util and nothing else. */
package org.bpstree.model;
