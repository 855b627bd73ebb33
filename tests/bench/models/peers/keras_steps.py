"""The loop that articles print for a GAN in Keras: predict, two train_on_batch of the discriminator, one of both."""

import os

os.environ["TF_CPP_MIN_LOG_LEVEL"] = "3"
threads = int(os.environ["BENCH_THREADS"])

import keras
import numpy as np
import tensorflow as tf
from keras import layers
from turns import serve

tf.config.threading.set_intra_op_parallelism_threads(threads)


def adam():
    return keras.optimizers.Adam(2e-4, 0.5)


def textbook_step(generator, discriminator, latents, real):
    batch = real.shape[0]
    discriminator.compile(loss="binary_crossentropy", optimizer=adam())
    discriminator.trainable = False
    noise = keras.Input((latents,))
    both = keras.Model(noise, discriminator(generator(noise)))
    both.compile(loss="binary_crossentropy", optimizer=adam())
    ones, zeros = np.ones((batch, 1)), np.zeros((batch, 1))

    def step():
        fake = generator.predict(np.random.normal(0, 1, (batch, latents)), verbose=0)
        discriminator.trainable = True
        discriminator.train_on_batch(real, ones)
        discriminator.train_on_batch(fake, zeros)
        discriminator.trainable = False
        both.train_on_batch(np.random.normal(0, 1, (batch, latents)), ones)

    return step


def leaky():
    return layers.LeakyReLU(negative_slope=0.2)


def mlp_gan():
    generator = keras.Sequential(
        [keras.Input((100,)), layers.Dense(256), leaky(), layers.Dense(512), leaky(), layers.Dense(784, "tanh")]
    )
    discriminator = keras.Sequential(
        [keras.Input((784,)), layers.Dense(512), leaky(), layers.Dense(256), leaky(), layers.Dense(1, "sigmoid")]
    )
    real = np.random.uniform(-1, 1, (64, 784)).astype("float32")
    return textbook_step(generator, discriminator, 100, real)


def dcgan(channels, batch):
    middle = channels // 2
    generator = keras.Sequential(
        [
            keras.Input((64,)),
            layers.Dense(49 * channels, use_bias=False),
            layers.Reshape((7, 7, channels)),
            layers.BatchNormalization(),
            layers.ReLU(),
            layers.Conv2DTranspose(middle, 4, 2, "same", use_bias=False),
            layers.BatchNormalization(),
            layers.ReLU(),
            layers.Conv2DTranspose(1, 4, 2, "same", activation="tanh"),
        ]
    )
    discriminator = keras.Sequential(
        [
            keras.Input((28, 28, 1)),
            layers.Conv2D(middle, 4, 2, "same"),
            leaky(),
            layers.Conv2D(channels, 4, 2, "same"),
            leaky(),
            layers.Flatten(),
            layers.Dense(1, "sigmoid"),
        ]
    )
    real = np.random.uniform(-1, 1, (batch, 28, 28, 1)).astype("float32")
    return textbook_step(generator, discriminator, 64, real)


serve(
    {"mlp-gan": mlp_gan, "dcgan 128-64": lambda: dcgan(128, 64), "dcgan 32-16": lambda: dcgan(32, 32)},
    keras.__version__,
)
