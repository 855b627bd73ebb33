"""Training steps in PyTorch, eager, with the layers of the product's models: plain Adam, no averaging, no clipping."""

import math
import os

import torch
import torch.nn.functional as F
from torch import nn
from turns import serve

torch.set_num_threads(int(os.environ["BENCH_THREADS"]))
torch.manual_seed(1)
VOCABULARY = 2000


def leaky():
    return nn.LeakyReLU(0.2)


def gan_step(generator, discriminator, latents, real):
    batch = real.shape[0]
    discriminator_adam = torch.optim.Adam(discriminator.parameters(), 1e-3, (0.5, 0.99))
    generator_adam = torch.optim.Adam(generator.parameters(), 1e-3, (0.5, 0.99))

    def step():
        fake = generator(torch.randn(batch, latents)).detach()
        discriminator_adam.zero_grad()
        loss = F.softplus(-discriminator(real)).mean() + F.softplus(discriminator(fake)).mean()
        loss.backward()
        discriminator_adam.step()
        generator_adam.zero_grad()
        generator_loss = F.softplus(-discriminator(generator(torch.randn(batch, latents)))).mean()
        generator_loss.backward()
        generator_adam.step()
        return loss.item(), generator_loss.item()

    return step


def mlp_gan():
    generator = nn.Sequential(
        nn.Linear(100, 256), leaky(), nn.Linear(256, 512), leaky(), nn.Linear(512, 784), nn.Tanh()
    )
    discriminator = nn.Sequential(nn.Linear(784, 512), leaky(), nn.Linear(512, 256), leaky(), nn.Linear(256, 1))
    return gan_step(generator, discriminator, 100, torch.rand(64, 784) * 2 - 1)


def dcgan(channels, batch):
    middle = channels // 2
    generator = nn.Sequential(
        nn.Linear(64, 49 * channels, bias=False),
        nn.Unflatten(1, (channels, 7, 7)),
        nn.BatchNorm2d(channels),
        nn.ReLU(),
        nn.ConvTranspose2d(channels, middle, 4, 2, 1, bias=False),
        nn.BatchNorm2d(middle),
        nn.ReLU(),
        nn.ConvTranspose2d(middle, 1, 4, 2, 1),
        nn.Tanh(),
    )
    discriminator = nn.Sequential(
        nn.Conv2d(1, middle, 4, 2, 1),
        leaky(),
        nn.Conv2d(middle, channels, 4, 2, 1),
        leaky(),
        nn.Flatten(),
        nn.Linear(49 * channels, 1),
    )
    return gan_step(generator, discriminator, 64, torch.rand(batch, 1, 28, 28) * 2 - 1)


def vae():
    encoder = nn.Sequential(nn.Linear(784, 400), nn.ReLU(), nn.Linear(400, 400), nn.ReLU(), nn.Linear(400, 40))
    decoder = nn.Sequential(nn.Linear(20, 400), nn.ReLU(), nn.Linear(400, 400), nn.ReLU(), nn.Linear(400, 784))
    adam = torch.optim.Adam([*encoder.parameters(), *decoder.parameters()], 2e-3)
    images = torch.rand(100, 784)

    def step():
        adam.zero_grad()
        mean, log_variance = encoder(images).chunk(2, 1)
        logits = decoder(mean + torch.exp(0.5 * log_variance) * torch.randn_like(mean))
        reconstruction = (F.softplus(logits) - images * logits).sum()
        divergence = -0.5 * (1 + log_variance - mean**2 - log_variance.exp()).sum()
        loss = (reconstruction + divergence) / 100
        loss.backward()
        adam.step()
        return loss.item()

    return step


class Block(nn.Module):
    def __init__(self, width, heads):
        super().__init__()
        self.attention_norm = nn.LayerNorm(width)
        self.wide_norm = nn.LayerNorm(width)
        self.attend = nn.Linear(width, 3 * width, bias=False)
        self.mix = nn.Linear(width, width, bias=False)
        self.widen = nn.Linear(width, 4 * width, bias=False)
        self.narrow = nn.Linear(4 * width, width, bias=False)
        self.heads = heads

    def forward(self, stream):
        texts, places, width = stream.shape
        parts = self.attend(self.attention_norm(stream)).chunk(3, -1)
        queries, keys, values = (
            part.view(texts, places, self.heads, width // self.heads).transpose(1, 2) for part in parts
        )
        mixed = F.scaled_dot_product_attention(queries, keys, values, is_causal=True)
        stream = stream + self.mix(mixed.transpose(1, 2).reshape(texts, places, width))
        return stream + self.narrow(F.relu(self.widen(self.wide_norm(stream))))


class Transformer(nn.Module):
    def __init__(self, width=128, heads=4, places=64, layers=2):
        super().__init__()
        self.embedding = nn.Embedding(VOCABULARY, width)
        self.bias = nn.Parameter(torch.full((VOCABULARY,), -math.log(VOCABULARY)))
        self.places = nn.Parameter(torch.randn(places, width) * 0.02)
        self.blocks = nn.ModuleList([Block(width, heads) for _ in range(layers)])
        self.last_norm = nn.LayerNorm(width)

    def forward(self, symbols):
        stream = self.embedding(symbols) + self.places
        for block in self.blocks:
            stream = block(stream)
        return self.last_norm(stream) @ self.embedding.weight.T + self.bias


class Lstm(nn.Module):
    def __init__(self, units=256):
        super().__init__()
        self.embedding = nn.Embedding(VOCABULARY, units)
        self.bias = nn.Parameter(torch.full((VOCABULARY,), -math.log(VOCABULARY)))
        self.recurrent = nn.LSTM(units, units, batch_first=True)

    def forward(self, symbols):
        return self.recurrent(self.embedding(symbols))[0] @ self.embedding.weight.T + self.bias


def language_model(model, places, rate):
    adam = torch.optim.Adam(model.parameters(), rate, (0.9, 0.99))
    symbols = torch.randint(0, VOCABULARY, (32, places + 1))

    def step():
        adam.zero_grad()
        logits = model(symbols[:, :-1]).reshape(-1, VOCABULARY)
        loss = F.cross_entropy(logits, symbols[:, 1:].reshape(-1))
        loss.backward()
        adam.step()
        return loss.item()

    return step


serve(
    {
        "mlp-gan": mlp_gan,
        "dcgan 128-64": lambda: dcgan(128, 64),
        "dcgan 32-16": lambda: dcgan(32, 32),
        "vae": vae,
        "transformer": lambda: language_model(Transformer(), 64, 1e-3),
        "lstm": lambda: language_model(Lstm(), 40, 2e-3),
    },
    torch.__version__,
)
