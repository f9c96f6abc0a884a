/** What is wrong with a deployment, and the way out of it. Looks from outside and changes nothing. */
@NullMarked
package ghanti.doctor;

import org.jspecify.annotations.NullMarked;
