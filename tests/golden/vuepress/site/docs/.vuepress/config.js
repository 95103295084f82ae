module.exports = {
  title: 'Lamps and ladders',
  description: 'Notes from a lighthouse',
  base: '/notes/',
  locales: { '/': { lang: 'en-GB' } },
  permalink: '/:year/:month/:slug',
}
