/* What a process that runs a stranger's code may not do to others. */
#ifndef FENCE_H
#define FENCE_H

/* Closes this process in, and all that it will start. As far as the kernel can: what it lacks is left out. With `writes`
 * it may change files. */
void cworker_fence(int writes);

#endif
