package dev.densescope.device;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.bytedeco.dnnl.dnnl_engine;
import org.bytedeco.dnnl.global.dnnl;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.inputs.InputType;
import org.deeplearning4j.nn.conf.layers.ConvolutionLayer;
import org.deeplearning4j.nn.conf.layers.OutputLayer;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.junit.jupiter.api.Test;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.factory.Nd4j;

/** The native libraries that the build puts together load and work in one process. */
class LibrariesTest {
    @Test
    void nd4jLoadsItsOneDnnBuild() {
        assertTrue(Nd4j.getExecutioner()
                .getEnvironmentInformation()
                .getProperty("backend")
                .equals("CPU"));
        assertEquals(4f, Nd4j.ones(DataType.FLOAT, 2, 2).sumNumber().floatValue());
    }

    @Test
    void oneDnnStartsBesideNd4j() {
        Nd4j.ones(DataType.FLOAT, 1).close();
        try (dnnl_engine engine = new dnnl_engine()) {
            assertEquals(dnnl.dnnl_success, dnnl.dnnl_engine_create(engine, dnnl.dnnl_cpu, 0));
            dnnl.dnnl_engine_destroy(engine);
        }
    }

    @Test
    void deeplearning4jTrainsAStep() {
        var network = new MultiLayerNetwork(new NeuralNetConfiguration.Builder()
                .seed(1)
                .list()
                .layer(new ConvolutionLayer.Builder(3, 3).nOut(2).build())
                .layer(new OutputLayer.Builder().nOut(3).build())
                .setInputType(InputType.convolutional(6, 6, 1))
                .build());
        network.init();
        network.fit(Nd4j.rand(DataType.FLOAT, 2, 1, 6, 6), Nd4j.ones(DataType.FLOAT, 2, 3));
        assertTrue(Double.isFinite(network.score()));
    }
}
