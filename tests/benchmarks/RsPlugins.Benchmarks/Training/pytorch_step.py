"""Steps of a pair of RS-M-CLIP's size in PyTorch on a GPU: what train-gpu is held against.

Vision: torchvision's ViT-B/32. Text: Hugging Face's XLM-R of base size, mean over tokens, two linear layers. Random weights, bfloat16 autocast, fused AdamW, word table frozen.
usage: pytorch_step.py [PAIRS STEPS]
"""
import sys
import time

import torch
import torch.nn.functional as F
from torchvision.models import vit_b_32
from transformers import XLMRobertaConfig, XLMRobertaModel


class Pair(torch.nn.Module):
    def __init__(self) -> None:
        super().__init__()
        self.vision = vit_b_32(weights=None)
        self.vision.heads = torch.nn.Linear(768, 512, bias=False)
        self.text = XLMRobertaModel(XLMRobertaConfig(vocab_size=250002, max_position_embeddings=514, type_vocab_size=1, attn_implementation="sdpa"), add_pooling_layer=False)
        self.text.embeddings.word_embeddings.weight.requires_grad_(False)
        self.project = torch.nn.Sequential(torch.nn.Linear(768, 640, bias=False), torch.nn.GELU(), torch.nn.Linear(640, 512, bias=False))
        self.scale = torch.nn.Parameter(torch.tensor(2.6593))

    def forward(self, images: torch.Tensor, ids: torch.Tensor) -> torch.Tensor:
        left = F.normalize(self.vision(images).float(), dim=-1)
        mask = (ids != 1).unsqueeze(-1).float()
        hidden = self.text(input_ids=ids, attention_mask=(ids != 1).long()).last_hidden_state.float()
        right = F.normalize(self.project((hidden * mask).sum(1) / mask.sum(1)).float(), dim=-1)
        logits = self.scale.exp() * left @ right.t()
        labels = torch.arange(len(images), device=images.device)
        return (F.cross_entropy(logits, labels) + F.cross_entropy(logits.t(), labels)) / 2


def main(pairs: int, steps: int) -> None:
    torch.manual_seed(1)
    torch.set_float32_matmul_precision("medium")
    model = Pair().cuda().eval()  # without dropout, as ours has none
    trained = [p for p in model.parameters() if p.requires_grad]
    optimiser = torch.optim.AdamW(trained, lr=1e-5, betas=(0.9, 0.98), eps=1e-6, weight_decay=0.2, fused=True)
    pixels = torch.sin(torch.arange(pairs * 3 * 224 * 224) * 0.37).view(pairs, 3, 224, 224)
    ids = (torch.arange(pairs * 32) * 7919 % 249992 + 5).view(pairs, 32)
    ids[:, 0], ids[:, -1] = 0, 2
    print(f"{torch.cuda.get_device_name()}, torch {torch.__version__}, {sum(p.numel() for p in model.parameters()):,} parameters, {sum(p.numel() for p in trained):,} trained")
    times, losses = [], []
    for _ in range(steps):
        torch.cuda.synchronize()
        start = time.perf_counter()
        with torch.autocast("cuda", torch.bfloat16):
            loss = model(pixels.cuda(), ids.cuda())
        loss.backward()
        torch.nn.utils.clip_grad_norm_(trained, 1.0)
        optimiser.step()
        optimiser.zero_grad(set_to_none=True)
        losses.append(loss.item())
        torch.cuda.synchronize()
        times.append(time.perf_counter() - start)
    counted = sorted(times[3:])
    print(f"pytorch B={pairs} contrastive: median {counted[len(counted) // 2] * 1000:.1f} ms, fastest {counted[0] * 1000:.1f} ms, loss {losses[0]:.4f} to {losses[-1]:.4f}, {torch.cuda.max_memory_allocated() / 2**30:.2f} GiB")


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 8, int(sys.argv[2]) if len(sys.argv) > 2 else 30)
