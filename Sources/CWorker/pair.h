/* The two descriptors that a host sends where it wants a worker. */
#ifndef CWORKER_PAIR_H
#define CWORKER_PAIR_H

/* Sends one byte and two descriptors. */
int cworker_send_pair(int socket, int first, int second);

/* Receives them; EPIPE at the end of the stream or where something else came. */
int cworker_receive_pair(int socket, int passed[2]);

#endif
