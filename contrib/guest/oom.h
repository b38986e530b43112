#ifndef PODSPAWN_OOM_H
#define PODSPAWN_OOM_H

/*
 * Has the kernel end this process and what it starts rather than the guest, where a container's
 * memory comes to its end and all are small: who is connected then learns how the program ended.
 */
void oom_prefer_this(void);

#endif
