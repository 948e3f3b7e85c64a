/** Makes the regression corpus from recipes, and checks that each case has a point and nothing besides. */
package org.bpstree.corpus;
