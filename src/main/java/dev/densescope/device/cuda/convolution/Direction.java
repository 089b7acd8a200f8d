package dev.densescope.device.cuda.convolution;

import dev.densescope.device.cuda.memory.DevicePointer;
import java.util.ArrayList;
import java.util.List;
import org.bytedeco.cuda.cudnn.cudnnContext;
import org.bytedeco.cuda.cudnn.cudnnConvolutionBwdDataAlgoPerf_t;
import org.bytedeco.cuda.cudnn.cudnnConvolutionBwdFilterAlgoPerf_t;
import org.bytedeco.cuda.cudnn.cudnnConvolutionFwdAlgoPerf_t;
import org.bytedeco.cuda.cudnn.cudnnConvolutionStruct;
import org.bytedeco.cuda.cudnn.cudnnFilterStruct;
import org.bytedeco.cuda.cudnn.cudnnTensorStruct;
import org.bytedeco.cuda.global.cudnn;
import org.bytedeco.javacpp.FloatPointer;
import org.bytedeco.javacpp.SizeTPointer;

/** The three convolutions that cuDNN knows: each ranks its algorithms, tells what they need, and runs one. */
@SuppressWarnings("deprecation") // why not cuDNN's newer interface: docs/decisions/0008-nvidia-gpus.md
enum Direction {
    FORWARD {
        @Override
        List<Candidate> ranking(cudnnContext context, Described d) {
            int[] count = new int[1];
            try (cudnnConvolutionFwdAlgoPerf_t found = new cudnnConvolutionFwdAlgoPerf_t(MAX_CANDIDATES)) {
                int status = cudnn.cudnnGetConvolutionForwardAlgorithm_v7(
                        context, d.input, d.weights, d.window, d.output, MAX_CANDIDATES, count, found);
                List<Candidate> candidates = new ArrayList<>();
                for (int i = 0; i < supported(status, count); i++) {
                    found.position(i);
                    candidates.add(new Candidate(
                            found.algo(), found.status(), found.memory(), found.determinism(), found.mathType()));
                }
                found.position(0);
                return candidates;
            }
        }

        @Override
        int workspaceBytes(cudnnContext context, Described d, int algorithm, SizeTPointer bytes) {
            return cudnn.cudnnGetConvolutionForwardWorkspaceSize(
                    context, d.input, d.weights, d.window, d.output, algorithm, bytes);
        }

        @Override
        int run(cudnnContext context, Described d, Call call) {
            return cudnn.cudnnConvolutionForward(
                    context,
                    call.one,
                    d.input,
                    call.input,
                    d.weights,
                    call.weights,
                    d.window,
                    call.algorithm,
                    call.workspace,
                    call.workspaceBytes,
                    call.zero,
                    d.output,
                    call.output);
        }
    },

    BACKWARD_DATA {
        @Override
        List<Candidate> ranking(cudnnContext context, Described d) {
            int[] count = new int[1];
            try (cudnnConvolutionBwdDataAlgoPerf_t found = new cudnnConvolutionBwdDataAlgoPerf_t(MAX_CANDIDATES)) {
                int status = cudnn.cudnnGetConvolutionBackwardDataAlgorithm_v7(
                        context, d.weights, d.output, d.window, d.input, MAX_CANDIDATES, count, found);
                List<Candidate> candidates = new ArrayList<>();
                for (int i = 0; i < supported(status, count); i++) {
                    found.position(i);
                    candidates.add(new Candidate(
                            found.algo(), found.status(), found.memory(), found.determinism(), found.mathType()));
                }
                found.position(0);
                return candidates;
            }
        }

        @Override
        int workspaceBytes(cudnnContext context, Described d, int algorithm, SizeTPointer bytes) {
            return cudnn.cudnnGetConvolutionBackwardDataWorkspaceSize(
                    context, d.weights, d.output, d.window, d.input, algorithm, bytes);
        }

        @Override
        int run(cudnnContext context, Described d, Call call) {
            return cudnn.cudnnConvolutionBackwardData(
                    context,
                    call.one,
                    d.weights,
                    call.weights,
                    d.output,
                    call.output,
                    d.window,
                    call.algorithm,
                    call.workspace,
                    call.workspaceBytes,
                    call.zero,
                    d.input,
                    call.input);
        }
    },

    BACKWARD_WEIGHTS {
        @Override
        List<Candidate> ranking(cudnnContext context, Described d) {
            int[] count = new int[1];
            try (cudnnConvolutionBwdFilterAlgoPerf_t found = new cudnnConvolutionBwdFilterAlgoPerf_t(MAX_CANDIDATES)) {
                int status = cudnn.cudnnGetConvolutionBackwardFilterAlgorithm_v7(
                        context, d.input, d.output, d.window, d.weights, MAX_CANDIDATES, count, found);
                List<Candidate> candidates = new ArrayList<>();
                for (int i = 0; i < supported(status, count); i++) {
                    found.position(i);
                    candidates.add(new Candidate(
                            found.algo(), found.status(), found.memory(), found.determinism(), found.mathType()));
                }
                found.position(0);
                return candidates;
            }
        }

        @Override
        int workspaceBytes(cudnnContext context, Described d, int algorithm, SizeTPointer bytes) {
            return cudnn.cudnnGetConvolutionBackwardFilterWorkspaceSize(
                    context, d.input, d.output, d.window, d.weights, algorithm, bytes);
        }

        @Override
        int run(cudnnContext context, Described d, Call call) {
            return cudnn.cudnnConvolutionBackwardFilter(
                    context,
                    call.one,
                    d.input,
                    call.input,
                    d.output,
                    call.output,
                    d.window,
                    call.algorithm,
                    call.workspace,
                    call.workspaceBytes,
                    call.zero,
                    d.weights,
                    call.weights);
        }
    };

    private static final int MAX_CANDIDATES = 16;

    /** All algorithms that cuDNN has for the tensors, the one it expects to be fastest first; those it refuses as well. */
    abstract List<Candidate> ranking(cudnnContext context, Described described);

    /** Asks what an algorithm needs; gives cuDNN's status, which is not success if it cannot do it. */
    abstract int workspaceBytes(cudnnContext context, Described described, int algorithm, SizeTPointer bytes);

    /** Gives the convolution to the GPU; gives cuDNN's status. */
    abstract int run(cudnnContext context, Described described, Call call);

    /** An error of the question itself means that there is nothing for such tensors. */
    private static int supported(int status, int[] count) {
        return status == cudnn.CUDNN_STATUS_SUCCESS ? count[0] : 0;
    }

    /**
     * An algorithm as cuDNN ranks it.
     *
     * @param algorithm cuDNN's number
     * @param status whether it can do it at all
     * @param workspaceBytes it needs
     */
    record Candidate(int algorithm, int status, long workspaceBytes, int determinism, int mathType) {
        boolean isSupported() {
            return status == cudnn.CUDNN_STATUS_SUCCESS;
        }

        boolean isDeterministic() {
            return determinism == cudnn.CUDNN_DETERMINISTIC;
        }
    }

    /** The tensors of a convolution as cuDNN knows them. */
    record Described(
            cudnnTensorStruct input,
            cudnnFilterStruct weights,
            cudnnTensorStruct output,
            cudnnConvolutionStruct window) {}

    /** Where the tensors of a convolution lie, and how it is computed. */
    record Call(
            DevicePointer input,
            DevicePointer weights,
            DevicePointer output,
            int algorithm,
            DevicePointer workspace,
            long workspaceBytes,
            FloatPointer one,
            FloatPointer zero) {}
}
