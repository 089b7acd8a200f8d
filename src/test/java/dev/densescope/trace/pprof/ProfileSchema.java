package dev.densescope.trace.pprof;

import com.google.protobuf.DescriptorProtos.DescriptorProto;
import com.google.protobuf.DescriptorProtos.FieldDescriptorProto;
import com.google.protobuf.DescriptorProtos.FileDescriptorProto;
import com.google.protobuf.Descriptors.Descriptor;
import com.google.protobuf.Descriptors.DescriptorValidationException;
import com.google.protobuf.Descriptors.FileDescriptor;

/** The schema of profiles, as published in google/pprof's {@code profile.proto} (Apache License 2.0), field by field. */
final class ProfileSchema {
    private static final String[] MESSAGES = {"""
        Profile
        sample_type 1 repeated ValueType
        sample 2 repeated Sample
        mapping 3 repeated Mapping
        location 4 repeated Location
        function 5 repeated Function
        string_table 6 repeated string
        drop_frames 7 optional int64
        keep_frames 8 optional int64
        time_nanos 9 optional int64
        duration_nanos 10 optional int64
        period_type 11 optional ValueType
        period 12 optional int64
        comment 13 repeated int64
        default_sample_type 14 optional int64
        """, """
        ValueType
        type 1 optional int64
        unit 2 optional int64
        """, """
        Sample
        location_id 1 repeated uint64
        value 2 repeated int64
        label 3 repeated Label
        """, """
        Label
        key 1 optional int64
        str 2 optional int64
        num 3 optional int64
        num_unit 4 optional int64
        """, """
        Mapping
        id 1 optional uint64
        memory_start 2 optional uint64
        memory_limit 3 optional uint64
        file_offset 4 optional uint64
        filename 5 optional int64
        build_id 6 optional int64
        has_functions 7 optional bool
        has_filenames 8 optional bool
        has_line_numbers 9 optional bool
        has_inline_frames 10 optional bool
        """, """
        Location
        id 1 optional uint64
        mapping_id 2 optional uint64
        address 3 optional uint64
        line 4 repeated Line
        is_folded 5 optional bool
        """, """
        Line
        function_id 1 optional uint64
        line 2 optional int64
        """, """
        Function
        id 1 optional uint64
        name 2 optional int64
        system_name 3 optional int64
        filename 4 optional int64
        start_line 5 optional int64
        """};

    private ProfileSchema() {}

    /** The message {@code Profile}. */
    static Descriptor profile() {
        FileDescriptorProto.Builder file = FileDescriptorProto.newBuilder()
                .setName("profile.proto")
                .setPackage("perftools.profiles")
                .setSyntax("proto3");
        for (String message : MESSAGES) {
            file.addMessageType(message(message.split("\n")));
        }
        try {
            return FileDescriptor.buildFrom(file.build(), new FileDescriptor[0]).findMessageTypeByName("Profile");
        } catch (DescriptorValidationException wrong) {
            throw new AssertionError(wrong);
        }
    }

    private static DescriptorProto message(String[] lines) {
        DescriptorProto.Builder message = DescriptorProto.newBuilder().setName(lines[0]);
        for (int i = 1; i < lines.length; i++) {
            String[] words = lines[i].split(" ");
            FieldDescriptorProto.Builder field = FieldDescriptorProto.newBuilder()
                    .setName(words[0])
                    .setNumber(Integer.parseInt(words[1]))
                    .setLabel(
                            words[2].equals("repeated")
                                    ? FieldDescriptorProto.Label.LABEL_REPEATED
                                    : FieldDescriptorProto.Label.LABEL_OPTIONAL);
            switch (words[3]) {
                case "int64" -> field.setType(FieldDescriptorProto.Type.TYPE_INT64);
                case "uint64" -> field.setType(FieldDescriptorProto.Type.TYPE_UINT64);
                case "bool" -> field.setType(FieldDescriptorProto.Type.TYPE_BOOL);
                case "string" -> field.setType(FieldDescriptorProto.Type.TYPE_STRING);
                default ->
                    field.setType(FieldDescriptorProto.Type.TYPE_MESSAGE)
                            .setTypeName(".perftools.profiles." + words[3]);
            }
            message.addField(field);
        }
        return message.build();
    }
}
