-- Images that a package of the operating system brings.
ALTER TYPE "DatasetSource" ADD VALUE 'fashion_mnist';
