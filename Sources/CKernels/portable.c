/* For any processor that the compiler's default target covers. */
#define A2C_TABLE a2c_kernels_portable
#include "body.h"
#define A2C_BLOCK_TABLE a2c_block_kernels_portable
#include "blocks_body.h"
#define A2C_TRAINING_TABLE a2c_training_kernels_portable
#include "training_body.h"
#include "products_body.h"
