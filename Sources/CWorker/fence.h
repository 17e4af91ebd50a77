/* What a process that runs a stranger's code may not do to others. */
#ifndef FENCE_H
#define FENCE_H

/* Numbers of system calls that older headers lack; they are the same on all machines. */
enum { LANDLOCK_CREATE = 444, LANDLOCK_ADD = 445, LANDLOCK_RESTRICT = 446 };

/* Closes this process in, and all that it will start. As far as the kernel can: what it lacks is left out. With `writes`
 * it may change files. */
void cworker_fence(int writes);

#endif
