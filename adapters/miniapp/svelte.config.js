/** Svelte's own settings: none beyond its defaults; the file spares every tool the question. */
export default {}
