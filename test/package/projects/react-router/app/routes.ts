import {index, route, type RouteConfig} from '@react-router/dev/routes';

export default [
  index('routes/linking.tsx'),
  route('card', 'routes/card.tsx'),
  route('bank131/token/:widget', 'routes/token.ts'),
] satisfies RouteConfig;
