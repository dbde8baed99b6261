"""Iterations per second of the tutorial's score network (section 4.3) in PyTorch: the yardstick of
bench_score_network.cpp. The same network, loss, batch, Adam and moving average of the weights.

    python3 score_network_torch.py [seconds] [threads]

Adam and the moving average use the multi-tensor (foreach) forms where they are faster, so that the yardstick is
the best that PyTorch does here without writing kernels. Prints one line for each K: iterations per second by the
clock, and processor time per iteration, which also counts on a machine that is shared.
"""
import math
import sys
import time

import torch


class ScoreNetwork(torch.nn.Module):
    def __init__(self, width=128, frequencies=64, scale=16.0, sigma=1.0):
        super().__init__()
        self.sigma = sigma
        self.register_buffer("f", torch.randn(frequencies) * scale)
        linear, silu = torch.nn.Linear, torch.nn.SiLU
        self.time = torch.nn.Sequential(linear(2 * frequencies, width), silu(), linear(width, width), silu())
        self.body = torch.nn.Sequential(
            linear(2 + width, width), linear(width, width), silu(), linear(width, width), silu(),
            linear(width, width), torch.nn.LayerNorm(width), silu(), linear(width, 2))

    def forward(self, x, t):
        turns = 2 * math.pi * t[:, None] * self.f
        e = self.time(torch.cat([torch.sin(turns), torch.cos(turns)], 1))
        return self.body(torch.cat([x, e], 1)) / (self.sigma * torch.sqrt(t))[:, None]


def measure(K, seconds, foreach):
    torch.manual_seed(1)
    angle = 2 * math.pi * torch.arange(K) / K
    Xi = torch.stack([torch.cos(angle), torch.sin(angle)], 1)
    network = ScoreNetwork()
    weights = list(network.parameters())
    average = [w.detach().clone() for w in weights]
    adam = torch.optim.Adam(weights, lr=1e-4, foreach=foreach)
    batch = min(500, K)

    def iterate():
        rows = torch.arange(K) if batch == K else torch.randperm(K)[:batch]
        t = torch.rand(batch) * (1 - 1e-5) + 1e-5
        z = torch.randn(batch, 2)
        deviation = torch.sqrt(t)[:, None]
        loss = ((network(Xi[rows] + deviation * z, t) * deviation + z) ** 2).sum(1).mean()
        adam.zero_grad(set_to_none=True)
        loss.backward()
        adam.step()
        with torch.no_grad():
            if foreach:
                torch._foreach_mul_(average, 0.9999)
                torch._foreach_add_(average, weights, alpha=1e-4)
            else:
                for a, w in zip(average, weights):
                    a.lerp_(w, 1e-4)

    for _ in range(5):
        iterate()
    n, wall, processor = 0, time.perf_counter(), time.process_time()
    while time.perf_counter() - wall < seconds:
        for _ in range(5):
            iterate()
        n += 5
    wall, processor = time.perf_counter() - wall, time.process_time() - processor
    return n / wall, processor / n


if __name__ == "__main__":
    seconds = float(sys.argv[1]) if len(sys.argv) > 1 else 5.0
    torch.set_num_threads(int(sys.argv[2]) if len(sys.argv) > 2 else 2)
    for K in (2, 9, 1000):
        rate, processor = max(measure(K, seconds / 2, foreach) for foreach in (False, True))
        print(f"K = {K}: {rate:.1f} iterations/s, {1e6 * processor:.0f} us of processor time each", flush=True)
