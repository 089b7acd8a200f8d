package dev.densescope.ui;

import javafx.event.Event;
import javafx.event.EventType;
import javafx.geometry.Point2D;
import javafx.scene.Node;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;

/** Moves and clicks as a mouse would, at a place in a node. FX thread only. */
public final class Mouse {
    private Mouse() {}

    /** Moves to a place in the coordinates of the node, and clicks there once with the primary button. */
    public static void click(Node node, double x, double y) {
        move(node, x, y);
        fire(node, MouseEvent.MOUSE_PRESSED, MouseButton.PRIMARY, x, y);
        fire(node, MouseEvent.MOUSE_RELEASED, MouseButton.PRIMARY, x, y);
        fire(node, MouseEvent.MOUSE_CLICKED, MouseButton.PRIMARY, x, y);
    }

    /** Moves to a place in the coordinates of the node. */
    public static void move(Node node, double x, double y) {
        fire(node, MouseEvent.MOUSE_MOVED, MouseButton.NONE, x, y);
    }

    private static void fire(Node node, EventType<MouseEvent> type, MouseButton button, double x, double y) {
        Point2D scene = node.localToScene(x, y);
        boolean down = type == MouseEvent.MOUSE_PRESSED;
        int clicks = button == MouseButton.NONE ? 0 : 1;
        Event.fireEvent(
                node,
                new MouseEvent(
                        type,
                        scene.getX(),
                        scene.getY(),
                        scene.getX(),
                        scene.getY(),
                        button,
                        clicks,
                        false,
                        false,
                        false,
                        false,
                        down,
                        false,
                        false,
                        true,
                        false,
                        true,
                        null));
    }
}
