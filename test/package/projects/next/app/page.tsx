import {Linking} from './linking';

export default function Page() {
  return <Linking />;
}
