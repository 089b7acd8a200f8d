/** What a training step is made of, as values: operations, what they compute, tensors and where these lie. JDK only. */
package dev.densescope.plan.step;
