using System.Numerics.Tensors;

namespace RsPlugins.RsmClip.Evaluate;

/// <summary>Limited-memory BFGS (Nocedal and Wright, Numerical Optimization, algorithm 7.5) with a line search that halves the step until the loss falls as it should (Armijo).</summary>
internal static class Lbfgs
{
    private const int Remembered = 10;
    private const int MostIterations = 1000;
    private const int MostHalvings = 30;
    private const double Tolerance = 1e-5;
    private const double Descent = 1e-4;

    /// <summary>Minimises a convex function.</summary>
    /// <param name="at">Where it starts, and gets where it ends: where the largest part of the gradient is below 1e-5, or no step makes the loss less.</param>
    /// <param name="function">Fills the gradient at a place and gives the value there.</param>
    /// <param name="cancellationToken">Ends the work between two values.</param>
    /// <returns>The number of iterations.</returns>
    public static int Minimise(double[] at, Func<double[], double[], double> function, CancellationToken cancellationToken)
    {
        double[] gradient = new double[at.Length], next = new double[at.Length], nextGradient = new double[at.Length];
        List<(double[] Step, double[] Change, double Curvature)> memory = [];
        double value = function(at, gradient);
        int iteration = 0;
        for (; iteration < MostIterations && Math.Abs(TensorPrimitives.MaxMagnitude<double>(gradient)) > Tolerance; iteration++)
        {
            cancellationToken.ThrowIfCancellationRequested();
            double[] direction = Direction(gradient, memory);
            double slope = TensorPrimitives.Dot<double>(direction, gradient), length = memory.Count == 0 ? 1 / Math.Max(1, TensorPrimitives.Norm<double>(gradient)) : 1, reached = 0;
            bool fell = false;
            for (int halving = 0; halving < MostHalvings && !fell; halving++)
            {
                TensorPrimitives.MultiplyAdd(direction, length, at, next);
                reached = function(next, nextGradient);
                fell = reached <= value + (Descent * length * slope);
                length /= 2;
            }

            if (!fell)
            {
                break;
            }

            Remember(memory, at, gradient, next, nextGradient);
            next.CopyTo(at, 0);
            nextGradient.CopyTo(gradient, 0);
            value = reached;
        }

        return iteration;
    }

    private static void Remember(List<(double[] Step, double[] Change, double Curvature)> memory, double[] at, double[] gradient, double[] next, double[] nextGradient)
    {
        double[] step = new double[at.Length], change = new double[at.Length];
        TensorPrimitives.Subtract(next, at, step);
        TensorPrimitives.Subtract(nextGradient, gradient, change);
        double curvature = TensorPrimitives.Dot<double>(step, change);
        if (curvature > 0)
        {
            memory.Add((step, change, curvature));
            if (memory.Count > Remembered)
            {
                memory.RemoveAt(0);
            }
        }
    }

    /// <summary>The two-loop recursion: the gradient through the inverse curvature that the last steps have shown, downwards.</summary>
    private static double[] Direction(double[] gradient, List<(double[] Step, double[] Change, double Curvature)> memory)
    {
        double[] direction = [.. gradient], shares = new double[memory.Count];
        for (int i = memory.Count - 1; i >= 0; i--)
        {
            shares[i] = TensorPrimitives.Dot<double>(memory[i].Step, direction) / memory[i].Curvature;
            TensorPrimitives.MultiplyAdd(memory[i].Change, -shares[i], direction, direction);
        }

        if (memory.Count > 0)
        {
            (_, double[] change, double curvature) = memory[^1];
            TensorPrimitives.Multiply(direction, curvature / TensorPrimitives.Dot<double>(change, change), direction);
        }

        for (int i = 0; i < memory.Count; i++)
        {
            double back = TensorPrimitives.Dot<double>(memory[i].Change, direction) / memory[i].Curvature;
            TensorPrimitives.MultiplyAdd(memory[i].Step, shares[i] - back, direction, direction);
        }

        TensorPrimitives.Negate(direction, direction);
        return direction;
    }
}
