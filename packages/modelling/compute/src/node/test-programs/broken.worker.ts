/* A worker that fails while it is loaded. */
throw new Error("no such model");
