/* Holds the layout of every struct in place: what is asserted here never changes within major version 1. A struct
 * that grows gets a new line for its new member and a new size. */
#include "a2c/a2c.h"

#define SIZE(type, bytes) A2C_STATIC_ASSERT(sizeof(type) == (bytes), #type " changed its size")
#define AT(type, member, offset) A2C_STATIC_ASSERT(offsetof(type, member) == (offset), #type "." #member " moved")

A2C_STATIC_ASSERT(sizeof(void *) == 8 && sizeof(float) == 4 && sizeof(double) == 8, "the ABI is for 64-bit machines");

SIZE(a2c_error, 1032);
AT(a2c_error, status, 4);
AT(a2c_error, place, 8);
AT(a2c_error, message, 264);
AT(a2c_error, hint, 776);

SIZE(a2c_abi_probe, 16);
AT(a2c_abi_probe, pointer_bits, 4);
AT(a2c_abi_probe, little_endian, 6);
AT(a2c_abi_probe, float_bits, 8);
AT(a2c_abi_probe, max_dims, 10);
AT(a2c_abi_probe, reserved, 12);

SIZE(a2c_descriptor, 32);
AT(a2c_descriptor, id, 8);
AT(a2c_descriptor, version, 16);
AT(a2c_descriptor, name, 24);

SIZE(a2c_entry, 40);
AT(a2c_entry, adapter_count, 4);
AT(a2c_entry, library_data, 8);
AT(a2c_entry, describe, 16);
AT(a2c_entry, create, 24);
AT(a2c_entry, get_extension, 32);

SIZE(a2c_input, 16);
AT(a2c_input, path, 8);

SIZE(a2c_inputs, 24);
AT(a2c_inputs, count, 4);
AT(a2c_inputs, stride, 8);
AT(a2c_inputs, first, 16);

SIZE(a2c_adapter, 64);
AT(a2c_adapter, adapter_data, 8);
AT(a2c_adapter, prepare, 16);
AT(a2c_adapter, encode, 24);
AT(a2c_adapter, reset, 32);
AT(a2c_adapter, unprepare, 40);
AT(a2c_adapter, destroy, 48);
AT(a2c_adapter, get_extension, 56);

SIZE(a2c_host, 40);
AT(a2c_host, host_data, 8);
AT(a2c_host, name, 16);
AT(a2c_host, version, 24);
AT(a2c_host, get_extension, 32);

SIZE(a2c_raster, 40);
AT(a2c_raster, layout, 4);
AT(a2c_raster, width, 8);
AT(a2c_raster, height, 12);
AT(a2c_raster, stride, 16);
AT(a2c_raster, count, 24);
AT(a2c_raster, bytes, 32);

SIZE(a2c_frames, 40);
AT(a2c_frames, flags, 4);
AT(a2c_frames, count, 8);
AT(a2c_frames, frames_per_second, 16);
AT(a2c_frames, encoder, 24);
AT(a2c_frames, stands_for, 32);

SIZE(a2c_wanted, 24);
AT(a2c_wanted, count, 8);
AT(a2c_wanted, indices, 16);

SIZE(a2c_tensor, 96);
AT(a2c_tensor, dims, 4);
AT(a2c_tensor, shape, 8);
AT(a2c_tensor, count, 72);
AT(a2c_tensor, values, 80);
AT(a2c_tensor, encoder, 88);

SIZE(a2c_camera, 72);
AT(a2c_camera, lens_unit, 4);
AT(a2c_camera, count, 8);
AT(a2c_camera, poses, 16);
AT(a2c_camera, lenses, 24);
AT(a2c_camera, times, 32);
AT(a2c_camera, frames_per_second, 40);
AT(a2c_camera, source_width, 48);
AT(a2c_camera, source_height, 56);
AT(a2c_camera, most_maps, 64);

SIZE(a2c_tokens, 48);
AT(a2c_tokens, count, 8);
AT(a2c_tokens, width, 16);
AT(a2c_tokens, values, 24);
AT(a2c_tokens, grid, 32);
AT(a2c_tokens, reserved2, 44);

SIZE(a2c_claim, 32);
AT(a2c_claim, certainty, 4);
AT(a2c_claim, aspect, 8);
AT(a2c_claim, value, 16);
AT(a2c_claim, sentence, 24);

SIZE(a2c_sink, 88);
AT(a2c_sink, sink_data, 8);
AT(a2c_sink, frames_begin, 16);
AT(a2c_sink, frame, 24);
AT(a2c_sink, frames_end, 32);
AT(a2c_sink, tensor, 40);
AT(a2c_sink, tokens, 48);
AT(a2c_sink, text, 56);
AT(a2c_sink, decision, 64);
AT(a2c_sink, claim, 72);
AT(a2c_sink, camera, 80);

SIZE(a2c_ext_log, 16);
AT(a2c_ext_log, write, 8);

SIZE(a2c_ext_progress, 24);
AT(a2c_ext_progress, report, 8);
AT(a2c_ext_progress, is_cancelled, 16);

SIZE(a2c_media_info, 56);
AT(a2c_media_info, kind, 4);
AT(a2c_media_info, width, 8);
AT(a2c_media_info, height, 12);
AT(a2c_media_info, frame_count, 16);
AT(a2c_media_info, frames_per_second, 24);
AT(a2c_media_info, bit_depth, 32);
AT(a2c_media_info, is_gray, 36);
AT(a2c_media_info, has_alpha, 40);
AT(a2c_media_info, rate_is_assumed, 44);
AT(a2c_media_info, is_indexed, 48);

SIZE(a2c_ext_media, 40);
AT(a2c_ext_media, open, 8);
AT(a2c_ext_media, info, 16);
AT(a2c_ext_media, read_frame, 24);
AT(a2c_ext_media, close, 32);

SIZE(a2c_ext_files, 32);
AT(a2c_ext_files, open, 8);
AT(a2c_ext_files, close, 16);
AT(a2c_ext_files, list, 24);

SIZE(a2c_model_facts, 32);
AT(a2c_model_facts, token_width, 4);
AT(a2c_model_facts, has_motion_encoder, 8);
AT(a2c_model_facts, has_camera_encoder, 12);
AT(a2c_model_facts, camera_height, 16);
AT(a2c_model_facts, camera_width, 20);
AT(a2c_model_facts, camera_max_frames, 24);

SIZE(a2c_ext_model, 16);
AT(a2c_ext_model, facts, 8);

SIZE(a2c_ext_tokenizer, 24);
AT(a2c_ext_tokenizer, encode, 8);
AT(a2c_ext_tokenizer, special, 16);

SIZE(a2c_ext_random, 24);
AT(a2c_ext_random, next, 8);
AT(a2c_ext_random, floats, 16);

SIZE(a2c_ext_scratch, 16);
AT(a2c_ext_scratch, take, 8);

SIZE(a2c_ext_parallel, 24);
AT(a2c_ext_parallel, width, 8);
AT(a2c_ext_parallel, run, 16);

SIZE(a2c_weight_info, 96);
AT(a2c_weight_info, type, 4);
AT(a2c_weight_info, name, 8);
AT(a2c_weight_info, count, 16);
AT(a2c_weight_info, shape, 24);
AT(a2c_weight_info, dims, 88);
AT(a2c_weight_info, reserved, 92);

SIZE(a2c_ext_weights, 48);
AT(a2c_ext_weights, open, 8);
AT(a2c_ext_weights, info, 16);
AT(a2c_ext_weights, find, 24);
AT(a2c_ext_weights, floats, 32);
AT(a2c_ext_weights, close, 40);

SIZE(a2c_encoder_info, 112);
AT(a2c_encoder_info, takes, 4);
AT(a2c_encoder_info, name, 8);
AT(a2c_encoder_info, token_width, 16);
AT(a2c_encoder_info, token_side, 20);
AT(a2c_encoder_info, token_frames, 24);
AT(a2c_encoder_info, dims, 28);
AT(a2c_encoder_info, shape, 32);
AT(a2c_encoder_info, max_frames, 96);
AT(a2c_encoder_info, frames_per_second, 104);

SIZE(a2c_ext_encoders, 32);
AT(a2c_ext_encoders, count, 8);
AT(a2c_ext_encoders, info, 16);
AT(a2c_ext_encoders, grid, 24);
