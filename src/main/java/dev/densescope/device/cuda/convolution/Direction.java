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

/** The three directions of a cuDNN convolution: forward, backward data and backward filter. */
@SuppressWarnings("deprecation") // why not the graph API: docs/decisions/0008-nvidia-gpus.md
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

    /** All algorithms in the order of cuDNN's heuristic, including unsupported ones. */
    abstract List<Candidate> ranking(cudnnContext context, Described described);

    /**
     * Queries the workspace of an algorithm. Returns cuDNN's status, which is not success if the algorithm is
     * unsupported.
     */
    abstract int workspaceBytes(cudnnContext context, Described described, int algorithm, SizeTPointer bytes);

    /** Launches the convolution. Returns cuDNN's status. */
    abstract int run(cudnnContext context, Described described, Call call);

    /** The number of algorithms; an error status means that no algorithm supports the tensors. */
    private static int supported(int status, int[] count) {
        return status == cudnn.CUDNN_STATUS_SUCCESS ? count[0] : 0;
    }

    /**
     * An algorithm in cuDNN's ranking.
     *
     * @param algorithm cuDNN's algorithm number
     * @param status whether it is supported
     * @param workspaceBytes required workspace
     */
    record Candidate(int algorithm, int status, long workspaceBytes, int determinism, int mathType) {
        boolean isSupported() {
            return status == cudnn.CUDNN_STATUS_SUCCESS;
        }

        boolean isDeterministic() {
            return determinism == cudnn.CUDNN_DETERMINISTIC;
        }
    }

    /** The descriptors of a convolution. */
    record Described(
            cudnnTensorStruct input,
            cudnnFilterStruct weights,
            cudnnTensorStruct output,
            cudnnConvolutionStruct window) {}

    /** The addresses of a convolution's tensors, and its algorithm. */
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
